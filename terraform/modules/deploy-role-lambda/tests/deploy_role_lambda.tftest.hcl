mock_provider "aws" {}

variables {
  account_id        = "222222222222"
  region            = "us-east-1"
  name              = "acme-prices-staging-deploy"
  tools_account_id  = "111111111111"
  pipeline_role_arn = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-prices-pipeline"
  artifact_bucket   = "acme-artifacts-111111111111-us-east-1"
  artifact_prefix   = "prices-acme"
  lambda_function   = "acme-prices-staging"
  pipeline          = "prices-acme"
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    account_id           = "333333333333"
    region               = "eu-west-1"
    name                 = "acme-prices-production-deploy"
    tools_account_id     = "111111111111"
    pipeline_role_arn    = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-prices-pipeline"
    artifact_bucket      = "acme-artifacts-111111111111-eu-west-1"
    artifact_prefix      = "prices-acme"
    lambda_function      = "acme-prices-production"
    pipeline             = "prices-acme"
    permissions_boundary = "arn:aws:iam::333333333333:policy/developers"
  }
}

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id           = "12345"
    region               = "Frankfurt"
    name                 = "web/deploy"
    tools_account_id     = "12345"
    pipeline_role_arn    = "arn:aws:iam::111111111111:role/*"
    artifact_bucket      = "Not_A_Bucket"
    artifact_prefix      = "web-acme/*"
    lambda_function      = "acme/web"
    pipeline             = "web/acme"
    permissions_boundary = "ReadOnlyAccess"
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.name,
    var.tools_account_id,
    var.pipeline_role_arn,
    var.artifact_bucket,
    var.artifact_prefix,
    var.lambda_function,
    var.pipeline,
    var.permissions_boundary,
  ]
}
