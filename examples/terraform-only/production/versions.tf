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
  region              = module.system.region
  profile             = "acme-production"
  allowed_account_ids = ["333333333333"]

  default_tags {
    tags = { System = "orders", ManagedBy = "terraform" }
  }
}
