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

run "refuses_bucket" {
  command = plan

  variables {
    bucket = "Not_A_Bucket"
  }

  expect_failures = [var.bucket]
}

run "refuses_key_alias" {
  command = plan

  variables {
    key_alias = "key/artifacts"
  }

  expect_failures = [var.key_alias]
}

run "refuses_expire_after_days" {
  command = plan

  variables {
    expire_after_days = 0
  }

  expect_failures = [var.expire_after_days]
}

run "refuses_deploy_accounts" {
  command = plan

  variables {
    deploy_accounts = { "Staging 2" = "222222222222" }
  }

  expect_failures = [var.deploy_accounts]
}

run "refuses_deploy_accounts_2" {
  command = plan

  variables {
    deploy_accounts = { staging = "12345" }
  }

  expect_failures = [var.deploy_accounts]
}

run "refuses_server_accounts" {
  command = plan

  variables {
    server_accounts = { "Staging 2" = "333333333333" }
  }

  expect_failures = [var.server_accounts]
}

run "refuses_server_accounts_2" {
  command = plan

  variables {
    server_accounts = { production-east = "12345" }
  }

  expect_failures = [var.server_accounts]
}

run "refuses_readers" {
  command = plan

  variables {
    readers = {
      "Staging 2" = {
        role_arn = "arn:aws:iam::444444444444:role/reports"
        prefix   = "storefront-acme"
      }
    }
  }

  expect_failures = [var.readers]
}

run "refuses_readers_2" {
  command = plan

  variables {
    readers = {
      reports = {
        role_arn = "arn:aws:iam::111111111111:role/*"
        prefix   = "storefront-acme"
      }
    }
  }

  expect_failures = [var.readers]
}
