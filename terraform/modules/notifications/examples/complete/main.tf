# Two pipelines, what fails and what is released, and alarms.

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

module "notifications" {
  source = "../.."

  account_id  = "111111111111"
  region      = "us-east-1"
  topic       = "acme-notifications"
  key_alias   = "alias/acme-notifications"
  subscribers = ["platform@acme.example", "on.call@acme.example"]
  pipelines = {
    web-acme    = "arn:aws:codepipeline:us-east-1:111111111111:web-acme"
    orders-acme = "arn:aws:codepipeline:us-east-1:111111111111:orders-acme"
  }
  event_type_ids = [
    "codepipeline-pipeline-pipeline-execution-failed",
    "codepipeline-pipeline-pipeline-execution-succeeded",
  ]
  rollbacks = true
  alarms    = true
}
