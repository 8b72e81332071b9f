mock_provider "aws" {}

variables {
  account_id             = "222222222222"
  region                 = "us-east-1"
  name                   = "acme-web-staging-deploy"
  tools_account_id       = "111111111111"
  pipeline_role_arn      = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-web-pipeline"
  artifact_bucket        = "acme-artifacts-111111111111-us-east-1"
  artifact_prefix        = "web-acme"
  task_family            = "acme-web-staging"
  task_role              = "acme-web-staging-task"
  execution_role         = "acme-web-staging-execution"
  codedeploy_application = "acme-web-staging"
  codedeploy_group       = "acme-web-staging"
  deployment_config      = "CodeDeployDefault.ECSAllAtOnce"
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    account_id             = "333333333333"
    region                 = "eu-west-1"
    name                   = "acme-web-production-deploy"
    tools_account_id       = "111111111111"
    pipeline_role_arn      = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-web-pipeline"
    artifact_bucket        = "acme-artifacts-111111111111-eu-west-1"
    artifact_prefix        = "web-acme"
    task_family            = "acme-web-production"
    task_role              = "acme-web-production-task"
    execution_role         = "acme-web-production-execution"
    codedeploy_application = "acme-web-production"
    codedeploy_group       = "acme-web-production"
    deployment_config      = "CodeDeployDefault.ECSCanary10Percent5Minutes"
    permissions_boundary   = "arn:aws:iam::333333333333:policy/developers"
  }
}

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id             = "12345"
    region                 = "Frankfurt"
    name                   = "web/deploy"
    tools_account_id       = "12345"
    pipeline_role_arn      = "arn:aws:iam::111111111111:role/*"
    artifact_bucket        = "Not_A_Bucket"
    artifact_prefix        = "web-acme/*"
    task_family            = "acme/web"
    task_role              = "web/deploy"
    execution_role         = "web/deploy"
    codedeploy_application = "web/acme"
    codedeploy_group       = "web/acme"
    deployment_config      = "web/acme"
    permissions_boundary   = "ReadOnlyAccess"
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.name,
    var.tools_account_id,
    var.pipeline_role_arn,
    var.artifact_bucket,
    var.artifact_prefix,
    var.task_family,
    var.task_role,
    var.execution_role,
    var.codedeploy_application,
    var.codedeploy_group,
    var.deployment_config,
    var.permissions_boundary,
  ]
}
