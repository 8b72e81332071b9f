# Images for one account alone.

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
  region = "us-east-1"
}

module "container_repository" {
  source = "../.."

  region     = "us-east-1"
  repository = "acme/web"
}
