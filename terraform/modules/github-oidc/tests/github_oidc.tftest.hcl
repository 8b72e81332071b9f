mock_provider "aws" {}

variables {
  account_id  = "111111111111"
  region      = "us-east-1"
  name        = "acme-web-github"
  description = "What the workflow of acme/web becomes to publish an image"
  subject     = "repo:acme/web:ref:refs/heads/main"
  inline_policies = {
    publish = jsonencode({
      Version = "2012-10-17"
      Statement = [
        {
          Sid      = "PublishImage"
          Effect   = "Allow"
          Action   = ["ecr:PutImage"]
          Resource = ["arn:aws:ecr:us-east-1:111111111111:repository/acme/web"]
        },
      ]
    })
  }
  create_provider = false
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    account_id  = "333333333333"
    region      = "eu-west-1"
    name        = "acme-web-production-deploy"
    description = "What the workflow of acme/web becomes to release to production"
    subject     = "repo:acme/web:environment:production"
    inline_policies = {
      publish = jsonencode({
        Version = "2012-10-17"
        Statement = [
          {
            Sid      = "PublishImage"
            Effect   = "Allow"
            Action   = ["ecr:PutImage"]
            Resource = ["arn:aws:ecr:us-east-1:111111111111:repository/acme/web"]
          },
        ]
      })
    }
    managed_policy_arns  = { read-only = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
    permissions_boundary = "arn:aws:iam::333333333333:policy/developers"
    create_provider      = true
  }
}

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id = "12345"
    region     = "Frankfurt"
    name       = "web/deploy"
    subject    = "repo:acme/web:*"
    inline_policies = {
      publish = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"PublishImage\",\"Effect\":\"Allow\",\"Action\":[\"ecr:PutImage\"],\"Resource\":[\"arn:aws:ecr:us-east-1:111111111111:repository/acme/web\"]}]"
    }
    managed_policy_arns  = { read-only = "ReadOnlyAccess" }
    permissions_boundary = "ReadOnlyAccess"
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.name,
    var.subject,
    var.inline_policies,
    var.managed_policy_arns,
    var.permissions_boundary,
  ]
}
