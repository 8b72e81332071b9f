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

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id  = "12345"
    region      = "Frankfurt"
    topic       = "releases!"
    key_alias   = "key/artifacts"
    subscribers = ["platform"]
    pipelines   = { "web.acme" = "arn:aws:codepipeline:us-east-1:111111111111:web-acme" }
    event_type_ids = [
      "codepipeline-pipeline-pipeline-execution-started-or-codepipeline-pipeline-pipeline-execution-succeeded-or-codepipeline-pipeline-pipeline-execution-failed-or-codepipeline-pipeline-pipeline-execution-canceled-or-codepipeline-pipeline-pipeline-execution-superseded-or-codepipeline-pipeline-manual-approval-needed-or-codepipeline-pipeline-manual-approval-failed-or-codepipeline-pipeline-manual-approval-succeeded",
    ]
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.topic,
    var.key_alias,
    var.subscribers,
    var.pipelines,
    var.event_type_ids,
  ]
}

run "refuses_what_is_invalid_otherwise_1" {
  command = plan

  variables {
    pipelines = { web-acme = "web-acme" }
  }

  expect_failures = [
    var.pipelines,
  ]
}
