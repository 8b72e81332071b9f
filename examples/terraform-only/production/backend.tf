# In a file of its own: the bucket is made before the state can lie in it (README.md).
terraform {
  backend "s3" {
    bucket              = "acme-state-333333333333-us-east-1"
    key                 = "production.tfstate"
    region              = "us-east-1"
    profile             = "acme-production"
    allowed_account_ids = ["333333333333"]
    use_lockfile        = true
  }
}
