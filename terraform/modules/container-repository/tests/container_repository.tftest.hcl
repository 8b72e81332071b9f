mock_provider "aws" {}

variables {
  region     = "us-east-1"
  repository = "acme/web"
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    region      = "eu-west-1"
    repository  = "acme/shop/web"
    keep_images = 50
    puller_role_arns = [
      "arn:aws:iam::222222222222:role/slipway/execution/acme-web-staging-execution",
      "arn:aws:iam::333333333333:role/slipway/execution/acme-web-production-execution",
    ]
  }
}

run "refuses_region" {
  command = plan

  variables {
    region = "Frankfurt"
  }

  expect_failures = [var.region]
}

run "refuses_repository" {
  command = plan

  variables {
    repository = "Acme/Web"
  }

  expect_failures = [var.repository]
}

run "refuses_keep_images" {
  command = plan

  variables {
    keep_images = 0
  }

  expect_failures = [var.keep_images]
}

run "refuses_puller_role_arns" {
  command = plan

  variables {
    puller_role_arns = ["arn:aws:iam::111111111111:role/*"]
  }

  expect_failures = [var.puller_role_arns]
}
