# The state of one account.

terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region              = "us-east-1"
  allowed_account_ids = ["111111111111"]
}

module "state_bucket" {
  source = "../.."

  account_id = "111111111111"
  region     = "us-east-1"
  bucket     = "acme-state-111111111111-us-east-1"
  key_alias  = "alias/acme-state"
}
