# The same in a region of China, whose ARNs begin otherwise.

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
  region              = "cn-north-1"
  allowed_account_ids = ["222222222222"]
}

module "state_bucket" {
  source = "../.."

  account_id = "222222222222"
  region     = "cn-north-1"
  bucket     = "acme-state-222222222222-cn-north-1"
  key_alias  = "alias/acme/state"
}
