# A service of production, with everything that a release carries.

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
  region              = "eu-west-1"
  allowed_account_ids = ["333333333333"]
}

module "ecs_revision" {
  source = "../.."

  account_id = "333333333333"
  region     = "eu-west-1"
  name       = "acme-web-production"
  port       = 8080
  cpu        = 1024
  memory     = 2048
  environment_variables = {
    LOG_LEVEL = "info"
    REGION    = "eu"
  }
  secrets    = { API_TOKEN = "arn:aws:secretsmanager:eu-west-1:333333333333:secret:web/api-Ab1cD2:token::" }
  parameters = { CATALOG = "arn:aws:ssm:eu-west-1:333333333333:parameter/web/catalog" }
  hooks      = { AfterAllowTraffic = "arn:aws:lambda:eu-west-1:333333333333:function:smoke-test" }
}
