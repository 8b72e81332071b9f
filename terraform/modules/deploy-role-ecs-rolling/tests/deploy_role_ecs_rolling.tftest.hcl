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

run "refuses_cluster" {
  command = plan

  variables {
    cluster = "acme/web"
  }

  expect_failures = [var.cluster]
}

run "refuses_ecs_service" {
  command = plan

  variables {
    ecs_service = "acme/web"
  }

  expect_failures = [var.ecs_service]
}

run "refuses_task_family" {
  command = plan

  variables {
    task_family = "acme/web"
  }

  expect_failures = [var.task_family]
}

run "refuses_task_role" {
  command = plan

  variables {
    task_role = "web/deploy"
  }

  expect_failures = [var.task_role]
}

run "refuses_execution_role" {
  command = plan

  variables {
    execution_role = "web/deploy"
  }

  expect_failures = [var.execution_role]
}

run "refuses_permissions_boundary" {
  command = plan

  variables {
    permissions_boundary = "ReadOnlyAccess"
  }

  expect_failures = [var.permissions_boundary]
}
