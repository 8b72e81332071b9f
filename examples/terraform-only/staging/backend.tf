# In a file of its own: the bucket is made before the state can lie in it (README.md).
terraform {
  backend "s3" {
    bucket              = "acme-state-222222222222-us-east-1"
    key                 = "staging.tfstate"
    region              = "us-east-1"
    profile             = "acme-staging"
    allowed_account_ids = ["222222222222"]
    use_lockfile        = true
  }
}
