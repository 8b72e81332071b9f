mock_provider "aws" {}

variables {
  account_id      = "111111111111"
  region          = "us-east-1"
  bucket          = "acme-artifacts-111111111111-us-east-1"
  key_alias       = "alias/acme-artifacts"
  deploy_accounts = { production = "333333333333" }
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    account_id        = "111111111111"
    region            = "us-east-1"
    bucket            = "acme-artifacts-111111111111-us-east-1"
    key_alias         = "alias/acme-artifacts"
    expire_after_days = 90
    deploy_accounts = {
      staging    = "222222222222"
      production = "333333333333"
    }
    server_accounts = { production-east = "333333333333" }
    readers = {
      reports = {
        role_arn = "arn:aws:iam::444444444444:role/reports"
        prefix   = "storefront-acme"
      }
    }
    access_log_bucket = "acme-access-logs-111111111111-us-east-1"
  }
}

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id        = "12345"
    region            = "Frankfurt"
    bucket            = "Not_A_Bucket"
    key_alias         = "key/artifacts"
    expire_after_days = 0
    deploy_accounts   = { "Staging 2" = "222222222222" }
    server_accounts   = { "Staging 2" = "333333333333" }
    readers = {
      "Staging 2" = {
        role_arn = "arn:aws:iam::444444444444:role/reports"
        prefix   = "storefront-acme"
      }
    }
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.bucket,
    var.key_alias,
    var.expire_after_days,
    var.deploy_accounts,
    var.server_accounts,
    var.readers,
  ]
}

run "refuses_what_is_invalid_otherwise_1" {
  command = plan

  variables {
    deploy_accounts = { staging = "12345" }
    server_accounts = { production-east = "12345" }
    readers = {
      reports = {
        role_arn = "arn:aws:iam::111111111111:role/*"
        prefix   = "storefront-acme"
      }
    }
  }

  expect_failures = [
    var.deploy_accounts,
    var.server_accounts,
    var.readers,
  ]
}
