# An alarm when a release fails, which nobody is told of yet.

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

module "pipeline_alarms" {
  source = "../.."

  pipeline          = "acme-web"
  project           = "acme-web-build"
  failed_executions = 1
}
