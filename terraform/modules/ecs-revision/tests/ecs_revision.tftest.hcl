mock_provider "aws" {}

variables {
  account_id = "222222222222"
  region     = "us-east-1"
  name       = "acme-web-staging"
  port       = 8080
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
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
}

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id            = "12345"
    region                = "Frankfurt"
    name                  = "acme/web"
    port                  = 0
    cpu                   = 255
    memory                = 511
    environment_variables = { "2ND-NAME" = "info" }
    secrets               = { "2ND-NAME" = "arn:aws:secretsmanager:eu-west-1:333333333333:secret:web/api-Ab1cD2:token::" }
    parameters            = { "2ND-NAME" = "arn:aws:ssm:eu-west-1:333333333333:parameter/web/catalog" }
    hooks = {
      BeforeInstall-or-AfterInstall-or-AfterAllowTestTraffic-or-BeforeAllowTraffic-or-AfterAllowTraffic = "arn:aws:lambda:eu-west-1:333333333333:function:smoke-test"
    }
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.name,
    var.port,
    var.cpu,
    var.memory,
    var.environment_variables,
    var.secrets,
    var.parameters,
    var.hooks,
  ]
}

run "refuses_what_is_invalid_otherwise_1" {
  command = plan

  variables {
    secrets    = { API_TOKEN = "web/token" }
    parameters = { CATALOG = "/web/token" }
    hooks      = { AfterAllowTraffic = "smoke-test" }
  }

  expect_failures = [
    var.secrets,
    var.parameters,
    var.hooks,
  ]
}
