mock_provider "aws" {}

variables {
  account_id  = "111111111111"
  region      = "us-east-1"
  topic       = "acme-production-approvals"
  key_alias   = "alias/acme-approvals"
  subscribers = ["platform@acme.example"]
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    account_id  = "111111111111"
    region      = "eu-west-1"
    topic       = "acme-production-approvals"
    key_alias   = "alias/acme-approvals"
    subscribers = ["platform@acme.example", "on.call@acme.example"]
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
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.topic,
    var.key_alias,
    var.subscribers,
  ]
}
