# A function of production: a tenth of the invocations first, and every alarm.

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

module "lambda_service" {
  source = "../.."

  account_id                     = "333333333333"
  region                         = "eu-west-1"
  function_name                  = "acme-prices-production"
  runtime                        = "nodejs22.x"
  handler                        = "index.handler"
  memory_size                    = 512
  timeout                        = 10
  architecture                   = "arm64"
  ephemeral_storage_size         = 1024
  reserved_concurrent_executions = 50
  environment_variables = {
    LOG_LEVEL = "info"
    TABLE     = "prices"
  }
  tracing              = true
  deployment_config    = "CodeDeployDefault.LambdaCanary10Percent5Minutes"
  error_rate_percent   = 5
  latency_ms           = 800
  tools_account_id     = "111111111111"
  shift_build_role_arn = "arn:aws:iam::111111111111:role/slipway/build/acme-prices-production-shift"
  alarms               = ["acme-prices-production-stale"]
  permissions_boundary = "arn:aws:iam::333333333333:policy/developers"
}
