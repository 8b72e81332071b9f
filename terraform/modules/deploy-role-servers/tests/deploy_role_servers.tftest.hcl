mock_provider "aws" {}

variables {
  account_id             = "222222222222"
  region                 = "us-east-1"
  name                   = "acme-orders-staging-deploy"
  tools_account_id       = "111111111111"
  pipeline_role_arn      = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-orders-pipeline"
  artifact_bucket        = "acme-artifacts-111111111111-us-east-1"
  artifact_prefix        = "orders-acme"
  codedeploy_application = "acme-orders-staging"
  codedeploy_group       = "acme-orders-staging"
  deployment_config      = "CodeDeployDefault.AllAtOnce"
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    account_id             = "333333333333"
    region                 = "eu-west-1"
    name                   = "acme-orders-production-deploy"
    tools_account_id       = "111111111111"
    pipeline_role_arn      = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-orders-pipeline"
    artifact_bucket        = "acme-artifacts-111111111111-eu-west-1"
    artifact_prefix        = "orders-acme"
    codedeploy_application = "acme-orders-production"
    codedeploy_group       = "acme-orders-production"
    deployment_config      = "CodeDeployDefault.OneAtATime"
    permissions_boundary   = "arn:aws:iam::333333333333:policy/developers"
  }
}

run "refuses_account_id" {
  command = plan

  variables {
    account_id = "12345"
  }

  expect_failures = [var.account_id]
}

run "refuses_region" {
  command = plan

  variables {
    region = "Frankfurt"
  }

  expect_failures = [var.region]
}

run "refuses_name" {
  command = plan

  variables {
    name = "web/deploy"
  }

  expect_failures = [var.name]
}

run "refuses_tools_account_id" {
  command = plan

  variables {
    tools_account_id = "12345"
  }

  expect_failures = [var.tools_account_id]
}

run "refuses_pipeline_role_arn" {
  command = plan

  variables {
    pipeline_role_arn = "arn:aws:iam::111111111111:role/*"
  }

  expect_failures = [var.pipeline_role_arn]
}

run "refuses_artifact_bucket" {
  command = plan

  variables {
    artifact_bucket = "Not_A_Bucket"
  }

  expect_failures = [var.artifact_bucket]
}

run "refuses_artifact_prefix" {
  command = plan

  variables {
    artifact_prefix = "web-acme/*"
  }

  expect_failures = [var.artifact_prefix]
}

run "refuses_codedeploy_application" {
  command = plan

  variables {
    codedeploy_application = "web/acme"
  }

  expect_failures = [var.codedeploy_application]
}

run "refuses_codedeploy_group" {
  command = plan

  variables {
    codedeploy_group = "web/acme"
  }

  expect_failures = [var.codedeploy_group]
}

run "refuses_deployment_config" {
  command = plan

  variables {
    deployment_config = "web/acme"
  }

  expect_failures = [var.deployment_config]
}

run "refuses_permissions_boundary" {
  command = plan

  variables {
    permissions_boundary = "ReadOnlyAccess"
  }

  expect_failures = [var.permissions_boundary]
}
