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

run "refuses_what_is_invalid" {
  command = plan

  variables {
    pipeline          = "web/acme"
    failed_executions = 0
    build_minutes     = 0
    alarm_actions     = ["releases"]
  }

  expect_failures = [
    var.pipeline,
    var.failed_executions,
    var.build_minutes,
    var.alarm_actions,
  ]
}
