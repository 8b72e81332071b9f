mock_provider "aws" {}

variables {
  account_id = "111111111111"
  region     = "us-east-1"
  bucket     = "acme-state-111111111111-us-east-1"
  key_alias  = "alias/acme-state"
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    account_id = "222222222222"
    region     = "cn-north-1"
    bucket     = "acme-state-222222222222-cn-north-1"
    key_alias  = "alias/acme/state"
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
