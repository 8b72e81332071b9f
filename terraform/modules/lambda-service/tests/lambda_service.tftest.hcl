mock_provider "aws" {}

variables {
  account_id           = "222222222222"
  region               = "us-east-1"
  function_name        = "acme-prices-staging"
  runtime              = "nodejs22.x"
  handler              = "index.handler"
  tools_account_id     = "111111111111"
  shift_build_role_arn = "arn:aws:iam::111111111111:role/slipway/build/acme-prices-staging-shift"
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
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
}

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id                     = "12345"
    region                         = "Frankfurt"
    function_name                  = "acme/prices"
    handler                        = "a b"
    memory_size                    = 127
    timeout                        = 0
    architecture                   = "x86_64-or-arm64"
    ephemeral_storage_size         = 511
    reserved_concurrent_executions = -1
    environment_variables          = { "2ND-NAME" = "info" }
    deployment_config              = "web/acme"
    error_rate_percent             = -1
    latency_ms                     = 0
    tools_account_id               = "12345"
    shift_build_role_arn           = "arn:aws:iam::111111111111:role/*"
    permissions_boundary           = "ReadOnlyAccess"
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.function_name,
    var.handler,
    var.memory_size,
    var.timeout,
    var.architecture,
    var.ephemeral_storage_size,
    var.reserved_concurrent_executions,
    var.environment_variables,
    var.deployment_config,
    var.error_rate_percent,
    var.latency_ms,
    var.tools_account_id,
    var.shift_build_role_arn,
    var.permissions_boundary,
  ]
}
