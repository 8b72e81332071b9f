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

run "refuses_what_is_invalid" {
  command = plan

  variables {
    region           = "Frankfurt"
    repository       = "Acme/Web"
    keep_images      = 0
    puller_role_arns = ["arn:aws:iam::111111111111:role/*"]
  }

  expect_failures = [
    var.region,
    var.repository,
    var.keep_images,
    var.puller_role_arns,
  ]
}
