locals {
  region           = "us-east-1"
  tools_account_id = "111111111111"

  artifacts = {
    bucket    = "acme-artifacts-${local.tools_account_id}-${local.region}"
    key_alias = "alias/acme-artifacts"
    # Of the pipeline's name the first 20 characters.
    prefix = substr(local.pipeline.name, 0, 20)
  }

  pipeline = {
    name      = "orders-acme"
    role_name = "acme-orders-pipeline"
    role_arn  = "arn:aws:iam::${local.tools_account_id}:role/slipway/pipeline/acme-orders-pipeline"
  }

  repository = {
    name = "acme/orders"
    arn  = "arn:aws:ecr:${local.region}:${local.tools_account_id}:repository/acme/orders"
  }

  accounts = {
    staging    = "222222222222"
    production = "333333333333"
  }

  # What a release carries: a change reaches tasks by an apply of tools and of the environment, and the next release.
  releases = {
    staging = {
      cpu                   = 256
      memory                = 512
      environment_variables = { LOG_LEVEL = "debug" }
    }
    production = {
      cpu                   = 512
      memory                = 1024
      environment_variables = { LOG_LEVEL = "info" }
    }
  }

  environments = {
    for name, account_id in local.accounts : name => merge(local.releases[name], {
      account_id       = account_id
      service          = "acme-orders-${name}"
      url              = "http://orders.${name}.acme.example"
      port             = 8080
      deploy_role_name = "acme-orders-${name}-deploy"
      deploy_role_arn  = "arn:aws:iam::${account_id}:role/slipway/deploy/acme-orders-${name}-deploy"
    })
  }
}
