mock_provider "aws" {}

variables {
  account_id        = "222222222222"
  region            = "us-east-1"
  name              = "acme-web-staging-deploy"
  tools_account_id  = "111111111111"
  pipeline_role_arn = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-web-pipeline"
  artifact_bucket   = "acme-artifacts-111111111111-us-east-1"
  artifact_prefix   = "web-acme"
  cluster           = "acme-staging"
  ecs_service       = "acme-web-staging"
  task_family       = "acme-web-staging"
  task_role         = "acme-web-staging-task"
  execution_role    = "acme-web-staging-execution"
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    account_id           = "333333333333"
    region               = "eu-west-1"
    name                 = "acme-web-production-deploy"
    tools_account_id     = "111111111111"
    pipeline_role_arn    = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-web-pipeline"
    artifact_bucket      = "acme-artifacts-111111111111-eu-west-1"
    artifact_prefix      = "web-acme"
    cluster              = "acme-production"
    ecs_service          = "acme-web-production"
    task_family          = "acme-web-production"
    task_role            = "acme-web-production-task"
    execution_role       = "acme-web-production-execution"
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
    cluster              = "acme/web"
    ecs_service          = "acme/web"
    task_family          = "acme/web"
    task_role            = "web/deploy"
    execution_role       = "web/deploy"
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
    var.cluster,
    var.ecs_service,
    var.task_family,
    var.task_role,
    var.execution_role,
    var.permissions_boundary,
  ]
}
