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

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id = "12345"
    region     = "Frankfurt"
    bucket     = "Not_A_Bucket"
    key_alias  = "key/artifacts"
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.bucket,
    var.key_alias,
  ]
}
