# In a file of its own: the bucket is made before the state can lie in it (README.md).
terraform {
  backend "s3" {
    bucket              = "acme-state-111111111111-us-east-1"
    key                 = "tools.tfstate"
    region              = "us-east-1"
    profile             = "acme-tools"
    allowed_account_ids = ["111111111111"]
    use_lockfile        = true
  }
}
