mock_provider "aws" {}

variables {
  pipeline          = "acme-web"
  project           = "acme-web-build"
  failed_executions = 1
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    pipeline          = "acme-web"
    project           = "acme-web-build"
    failed_executions = 3
    build_minutes     = 20
    alarm_actions     = ["arn:aws:sns:us-east-1:111111111111:acme-notifications"]
  }
}

run "refuses_pipeline" {
  command = plan

  variables {
    pipeline = "web/acme"
  }

  expect_failures = [var.pipeline]
}

run "refuses_failed_executions" {
  command = plan

  variables {
    failed_executions = 0
  }

  expect_failures = [var.failed_executions]
}

run "refuses_build_minutes" {
  command = plan

  variables {
    build_minutes = 0
  }

  expect_failures = [var.build_minutes]
}

run "refuses_alarm_actions" {
  command = plan

  variables {
    alarm_actions = ["releases"]
  }

  expect_failures = [var.alarm_actions]
}
