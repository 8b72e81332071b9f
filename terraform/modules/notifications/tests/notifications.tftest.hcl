mock_provider "aws" {}

variables {
  account_id  = "111111111111"
  region      = "us-east-1"
  topic       = "acme-notifications"
  key_alias   = "alias/acme-notifications"
  subscribers = ["platform@acme.example"]
  pipelines   = { web-acme = "arn:aws:codepipeline:us-east-1:111111111111:web-acme" }
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    account_id  = "111111111111"
    region      = "us-east-1"
    topic       = "acme-notifications"
    key_alias   = "alias/acme-notifications"
    subscribers = ["platform@acme.example", "on.call@acme.example"]
    pipelines = {
      web-acme    = "arn:aws:codepipeline:us-east-1:111111111111:web-acme"
      orders-acme = "arn:aws:codepipeline:us-east-1:111111111111:orders-acme"
    }
    event_type_ids = [
      "codepipeline-pipeline-pipeline-execution-failed",
      "codepipeline-pipeline-pipeline-execution-succeeded",
    ]
    rollbacks = true
    alarms    = true
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

run "refuses_topic" {
  command = plan

  variables {
    topic = "releases!"
  }

  expect_failures = [var.topic]
}

run "refuses_key_alias" {
  command = plan

  variables {
    key_alias = "key/artifacts"
  }

  expect_failures = [var.key_alias]
}

run "refuses_subscribers" {
  command = plan

  variables {
    subscribers = ["platform"]
  }

  expect_failures = [var.subscribers]
}

run "refuses_pipelines" {
  command = plan

  variables {
    pipelines = { "web.acme" = "arn:aws:codepipeline:us-east-1:111111111111:web-acme" }
  }

  expect_failures = [var.pipelines]
}

run "refuses_pipelines_2" {
  command = plan

  variables {
    pipelines = { web-acme = "web-acme" }
  }

  expect_failures = [var.pipelines]
}

run "refuses_event_type_ids" {
  command = plan

  variables {
    event_type_ids = [
      "codepipeline-pipeline-pipeline-execution-started-or-codepipeline-pipeline-pipeline-execution-succeeded-or-codepipeline-pipeline-pipeline-execution-failed-or-codepipeline-pipeline-pipeline-execution-canceled-or-codepipeline-pipeline-pipeline-execution-superseded-or-codepipeline-pipeline-manual-approval-needed-or-codepipeline-pipeline-manual-approval-failed-or-codepipeline-pipeline-manual-approval-succeeded",
    ]
  }

  expect_failures = [var.event_type_ids]
}
