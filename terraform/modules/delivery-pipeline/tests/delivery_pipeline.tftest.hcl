mock_provider "aws" {}

variables {
  account_id         = "111111111111"
  region             = "us-east-1"
  name               = "web-acme"
  role_name          = "acme-web-pipeline"
  artifact_bucket    = "acme-artifacts-111111111111-us-east-1"
  artifact_key_alias = "alias/acme-artifacts"
  artifact_key_arn   = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
  connection_arn     = "arn:aws:codeconnections:us-east-1:111111111111:connection/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
  repository         = "acme/web"
  push_filters = [
    { branches = ["main"] },
  ]
  stages = [
    {
      name = "Build"
      builds = [
        {
          name             = "build"
          project          = "acme-web-build"
          output_artifacts = ["build"]
          namespace        = "build"
        },
      ]
    },
    {
      name = "staging"
      deploy_website = {
        role_arn = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy"
        bucket   = "acme-web-staging-222222222222-us-east-1"
      }
    },
    {
      name     = "production"
      approval = { message = "Release web to production?" }
      deploy_website = {
        role_arn = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
        bucket   = "acme-web-production-333333333333-us-east-1"
      }
      on_failure = { result = "ROLLBACK" }
    },
  ]
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
    account_id           = "111111111111"
    region               = "us-east-1"
    name                 = "web-acme"
    role_name            = "acme-web-pipeline"
    permissions_boundary = "arn:aws:iam::111111111111:policy/developers"
    artifact_bucket      = "acme-artifacts-111111111111-us-east-1"
    artifact_key_alias   = "alias/acme-artifacts"
    artifact_key_arn     = "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
    regional_artifact_stores = {
      eu-west-1 = {
        bucket    = "acme-artifacts-111111111111-eu-west-1"
        key_alias = "alias/acme-artifacts"
        key_arn   = "arn:aws:kms:eu-west-1:111111111111:key/1f2e3d4c-5b6a-7988-9796-b5c4d3e2f1a0"
      }
    }
    connection_arn = "arn:aws:codeconnections:us-east-1:111111111111:connection/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
    repository     = "acme/web"
    branch         = "trunk"
    push_filters = [
      {
        branches   = ["trunk"]
        file_paths = ["web/**"]
      },
      { tags = ["v*"] },
    ]
    execution_mode = "SUPERSEDED"
    variables = [
      {
        name          = "ticket"
        default_value = "none"
        description   = "Why it is released"
      },
    ]
    approval_key_alias = "alias/acme-approvals"
    stages = [
      {
        name = "Build"
        builds = [
          {
            name             = "build"
            project          = "acme-web-build"
            output_artifacts = ["build", "site"]
            namespace        = "build"
          },
          {
            name    = "lint"
            project = "acme-web-lint"
          },
        ]
        on_failure = {
          result     = "RETRY"
          retry_mode = "FAILED_ACTIONS"
        }
      },
      {
        name = "rolling"
        deploy_ecs_rolling = {
          role_arn    = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy"
          cluster     = "acme-staging"
          ecs_service = "acme-web-staging"
        }
        tests = [
          {
            name    = "smoke"
            project = "acme-web-smoke"
            environment_variables = {
              TICKET = "#{variables.ticket}"
              URL    = "https://staging.acme.example"
            }
          },
        ]
      },
      {
        name = "blue-green"
        approval = {
          message         = "Release #{build.VERSION} for #{variables.ticket}?"
          link            = "https://staging.acme.example"
          topic_arn       = "arn:aws:sns:us-east-1:111111111111:acme-production-approvals"
          timeout_minutes = 1440
        }
        builds = [
          {
            name             = "revision"
            project          = "acme-web-production-revision"
            input_artifacts  = ["build"]
            output_artifacts = ["revision-production"]
          },
        ]
        deploy_ecs_blue_green = {
          role_arn               = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          codedeploy_application = "acme-web-production"
          codedeploy_group       = "acme-web-production"
          input_artifact         = "revision-production"
        }
        on_failure = { result = "ROLLBACK" }
      },
      {
        name = "servers"
        deploy_servers = {
          role_arn               = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          codedeploy_application = "acme-web-production"
          codedeploy_group       = "acme-web-production"
        }
      },
      {
        name = "lambda"
        deploy_lambda = {
          role_arn        = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          lambda_function = "acme-web-production"
          shift_project   = "acme-web-production-shift"
        }
      },
      {
        name = "website"
        deploy_website = {
          role_arn       = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          region         = "eu-west-1"
          bucket         = "acme-web-production-333333333333-eu-west-1"
          input_artifact = "site"
        }
      },
    ]
  }
}

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id           = "12345"
    region               = "Frankfurt"
    name                 = "web/acme"
    role_name            = "web/deploy"
    permissions_boundary = "ReadOnlyAccess"
    artifact_bucket      = "Not_A_Bucket"
    artifact_key_alias   = "key/artifacts"
    artifact_key_arn     = "alias/aws/s3"
    regional_artifact_stores = {
      Frankfurt = {
        bucket    = "acme-artifacts-111111111111-eu-west-1"
        key_alias = "alias/acme-artifacts"
        key_arn   = "arn:aws:kms:eu-west-1:111111111111:key/1f2e3d4c-5b6a-7988-9796-b5c4d3e2f1a0"
      }
    }
    connection_arn = "github"
    repository     = "web"
    push_filters = [
      {
        branches   = ["main"]
        file_paths = ["web/**"]
        tags       = ["v*"]
      },
    ]
    execution_mode = "QUEUED-or-SUPERSEDED-or-PARALLEL"
    variables = [
      {
        name          = "log level"
        default_value = "none"
        description   = "Why it is released"
      },
    ]
    approval_key_alias = "key/approvals"
    stages             = []
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.name,
    var.role_name,
    var.permissions_boundary,
    var.artifact_bucket,
    var.artifact_key_alias,
    var.artifact_key_arn,
    var.regional_artifact_stores,
    var.connection_arn,
    var.repository,
    var.push_filters,
    var.execution_mode,
    var.variables,
    var.approval_key_alias,
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_1" {
  command = plan

  variables {
    regional_artifact_stores = {
      eu-west-1 = {
        bucket    = "Not_A_Bucket"
        key_alias = "alias/acme-artifacts"
        key_arn   = "arn:aws:kms:eu-west-1:111111111111:key/1f2e3d4c-5b6a-7988-9796-b5c4d3e2f1a0"
      }
    }
    stages = [
      {
        name = "Build"
        builds = [
          {
            name             = "build"
            project          = "acme-web-build"
            output_artifacts = ["build", "site"]
            namespace        = "build"
          },
          {
            name    = "lint"
            project = "acme-web-lint"
          },
        ]
        on_failure = {
          result     = "RETRY"
          retry_mode = "FAILED_ACTIONS"
        }
      },
      {
        name = "rolling"
        deploy_ecs_rolling = {
          role_arn    = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy"
          cluster     = "acme-staging"
          ecs_service = "acme-web-staging"
        }
        tests = [
          {
            name    = "smoke"
            project = "acme-web-smoke"
            environment_variables = {
              TICKET = "#{variables.ticket}"
              URL    = "https://staging.acme.example"
            }
          },
        ]
      },
      {
        name = "blue-green"
        approval = {
          message         = "Release #{build.VERSION} for #{variables.ticket}?"
          link            = "https://staging.acme.example"
          topic_arn       = "arn:aws:sns:us-east-1:111111111111:acme-production-approvals"
          timeout_minutes = 1440
        }
        builds = [
          {
            name             = "revision"
            project          = "acme-web-production-revision"
            input_artifacts  = ["build"]
            output_artifacts = ["revision-production"]
          },
        ]
        deploy_ecs_blue_green = {
          role_arn               = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          codedeploy_application = "acme-web-production"
          codedeploy_group       = "acme-web-production"
          input_artifact         = "revision-production"
        }
        on_failure = { result = "ROLLBACK" }
      },
      {
        name = "servers"
        deploy_servers = {
          role_arn               = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          codedeploy_application = "acme-web-production"
          codedeploy_group       = "acme-web-production"
        }
      },
      {
        name = "lambda"
        deploy_lambda = {
          role_arn        = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          lambda_function = "acme-web-production"
          shift_project   = "acme-web-production-shift"
        }
      },
      {
        name = "website"
        deploy_website = {
          role_arn       = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          region         = "eu-west-1"
          bucket         = "acme-web-production-333333333333-eu-west-1"
          input_artifact = "site"
        }
      },
      {
        name = "Build"
        builds = [
          {
            name             = "build"
            project          = "acme-web-build"
            output_artifacts = ["build", "site"]
            namespace        = "build"
          },
          {
            name    = "lint"
            project = "acme-web-lint"
          },
        ]
        on_failure = {
          result     = "RETRY"
          retry_mode = "FAILED_ACTIONS"
        }
      },
    ]
  }

  expect_failures = [
    var.regional_artifact_stores,
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_2" {
  command = plan

  variables {
    regional_artifact_stores = {
      eu-west-1 = {
        bucket    = "acme-artifacts-111111111111-eu-west-1"
        key_alias = "key/artifacts"
        key_arn   = "arn:aws:kms:eu-west-1:111111111111:key/1f2e3d4c-5b6a-7988-9796-b5c4d3e2f1a0"
      }
    }
    stages = [
      {
        name = "Build"
        builds = [
          {
            name    = "build"
            project = "acme-web-build"
          },
          {
            name    = "lint"
            project = "acme-web-lint"
          },
        ]
        on_failure = {
          result     = "RETRY"
          retry_mode = "FAILED_ACTIONS"
        }
      },
      {
        name = "rolling"
        deploy_ecs_rolling = {
          role_arn    = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy"
          cluster     = "acme-staging"
          ecs_service = "acme-web-staging"
        }
        tests = [
          {
            name    = "smoke"
            project = "acme-web-smoke"
            environment_variables = {
              TICKET = "#{variables.ticket}"
              URL    = "https://staging.acme.example"
            }
          },
        ]
        builds = []
      },
      {
        name = "blue-green"
        approval = {
          message         = "Release #{build.VERSION} for #{variables.ticket}?"
          link            = "https://staging.acme.example"
          topic_arn       = "arn:aws:sns:us-east-1:111111111111:acme-production-approvals"
          timeout_minutes = 1440
        }
        builds = [
          {
            name    = "revision"
            project = "acme-web-production-revision"
          },
        ]
        deploy_ecs_blue_green = {
          role_arn               = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          codedeploy_application = "acme-web-production"
          codedeploy_group       = "acme-web-production"
          input_artifact         = "revision-production"
        }
        on_failure = { result = "ROLLBACK" }
      },
      {
        name = "servers"
        deploy_servers = {
          role_arn               = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          codedeploy_application = "acme-web-production"
          codedeploy_group       = "acme-web-production"
        }
        builds = []
      },
      {
        name = "lambda"
        deploy_lambda = {
          role_arn        = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          lambda_function = "acme-web-production"
          shift_project   = "acme-web-production-shift"
        }
        builds = []
      },
      {
        name = "website"
        deploy_website = {
          role_arn       = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          region         = "eu-west-1"
          bucket         = "acme-web-production-333333333333-eu-west-1"
          input_artifact = "site"
        }
        builds = []
      },
    ]
  }

  expect_failures = [
    var.regional_artifact_stores,
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_3" {
  command = plan

  variables {
    regional_artifact_stores = {
      eu-west-1 = {
        bucket    = "acme-artifacts-111111111111-eu-west-1"
        key_alias = "alias/acme-artifacts"
        key_arn   = "alias/aws/s3"
      }
    }
    stages = [
      {
        name = "Source"
        builds = [
          {
            name             = "build"
            project          = "acme-web-build"
            output_artifacts = ["build", "site"]
            namespace        = "build"
          },
          {
            name    = "lint"
            project = "acme-web-lint"
          },
        ]
        on_failure = {
          result     = "RETRY"
          retry_mode = "FAILED_ACTIONS"
        }
      },
    ]
  }

  expect_failures = [
    var.regional_artifact_stores,
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_4" {
  command = plan

  variables {
    stages = [
      { name = "Build" },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_5" {
  command = plan

  variables {
    stages = [
      {
        name = "rolling"
        deploy_ecs_rolling = {
          role_arn    = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy"
          cluster     = "acme-staging"
          ecs_service = "acme-web-staging"
        }
        tests = [
          {
            name    = "smoke"
            project = "acme-web-smoke"
            environment_variables = {
              TICKET = "#{variables.ticket}"
              URL    = "https://staging.acme.example"
            }
          },
        ]
        deploy_website = {
          role_arn = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy"
          bucket   = "acme-site"
        }
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_6" {
  command = plan

  variables {
    stages = [
      {
        name = "rolling"
        deploy_ecs_rolling = {
          role_arn    = "arn:aws:iam::111111111111:role/*"
          cluster     = "acme-staging"
          ecs_service = "acme-web-staging"
        }
        tests = [
          {
            name    = "smoke"
            project = "acme-web-smoke"
            environment_variables = {
              TICKET = "#{variables.ticket}"
              URL    = "https://staging.acme.example"
            }
          },
        ]
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_7" {
  command = plan

  variables {
    stages = [
      {
        name = "Build"
        builds = [
          {
            name             = "build"
            project          = "acme-web-build"
            output_artifacts = ["build", "site"]
            namespace        = "build"
          },
          {
            name    = "lint"
            project = "acme-web-lint"
          },
        ]
        on_failure = {
          result     = "RETRY"
          retry_mode = "FAILED_ACTIONS"
        }
        tests = [
          {
            name    = "deploy"
            project = "acme-web-test"
          },
        ]
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_8" {
  command = plan

  variables {
    stages = [
      {
        name = "Build & test"
        builds = [
          {
            name             = "build"
            project          = "acme-web-build"
            output_artifacts = ["build", "site"]
            namespace        = "build"
          },
          {
            name    = "lint"
            project = "acme-web-lint"
          },
        ]
        on_failure = {
          result     = "RETRY"
          retry_mode = "FAILED_ACTIONS"
        }
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_9" {
  command = plan

  variables {
    stages = [
      {
        name = "blue-green"
        approval = {
          message         = "Release #{build.VERSION} for #{variables.ticket}?"
          link            = "https://staging.acme.example"
          topic_arn       = "approvals"
          timeout_minutes = 1440
        }
        builds = [
          {
            name             = "revision"
            project          = "acme-web-production-revision"
            input_artifacts  = ["build"]
            output_artifacts = ["revision-production"]
          },
        ]
        deploy_ecs_blue_green = {
          role_arn               = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          codedeploy_application = "acme-web-production"
          codedeploy_group       = "acme-web-production"
          input_artifact         = "revision-production"
        }
        on_failure = { result = "ROLLBACK" }
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_10" {
  command = plan

  variables {
    stages = [
      {
        name = "blue-green"
        approval = {
          message         = "Release #{build.VERSION} for #{variables.ticket}?"
          link            = "https://staging.acme.example"
          topic_arn       = "arn:aws:sns:us-east-1:111111111111:acme-production-approvals"
          timeout_minutes = 4
        }
        builds = [
          {
            name             = "revision"
            project          = "acme-web-production-revision"
            input_artifacts  = ["build"]
            output_artifacts = ["revision-production"]
          },
        ]
        deploy_ecs_blue_green = {
          role_arn               = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          codedeploy_application = "acme-web-production"
          codedeploy_group       = "acme-web-production"
          input_artifact         = "revision-production"
        }
        on_failure = { result = "ROLLBACK" }
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_11" {
  command = plan

  variables {
    stages = [
      {
        name = "Build"
        builds = [
          {
            name             = "Build & test"
            project          = "acme-web-build"
            output_artifacts = ["build", "site"]
            namespace        = "build"
          },
        ]
        on_failure = {
          result     = "RETRY"
          retry_mode = "FAILED_ACTIONS"
        }
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_12" {
  command = plan

  variables {
    stages = [
      {
        name = "Build"
        builds = [
          {
            name             = "build"
            project          = "arn:aws:codebuild:a:1:project/b"
            output_artifacts = ["build", "site"]
            namespace        = "build"
          },
        ]
        on_failure = {
          result     = "RETRY"
          retry_mode = "FAILED_ACTIONS"
        }
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_13" {
  command = plan

  variables {
    stages = [
      {
        name = "lambda"
        deploy_lambda = {
          role_arn        = "arn:aws:iam::333333333333:role/slipway/deploy/acme-web-production-deploy"
          lambda_function = "acme-web-production"
          shift_project   = "arn:aws:codebuild:a:1:project/b"
        }
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_14" {
  command = plan

  variables {
    stages = [
      {
        name = "rolling"
        deploy_ecs_rolling = {
          role_arn    = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy"
          cluster     = "acme-staging"
          ecs_service = "acme-web-staging"
        }
        tests = [
          {
            name    = "Build & test"
            project = "acme-web-smoke"
            environment_variables = {
              TICKET = "#{variables.ticket}"
              URL    = "https://staging.acme.example"
            }
          },
        ]
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_15" {
  command = plan

  variables {
    stages = [
      {
        name = "rolling"
        deploy_ecs_rolling = {
          role_arn    = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy"
          cluster     = "acme-staging"
          ecs_service = "acme-web-staging"
        }
        tests = [
          {
            name    = "smoke"
            project = "arn:aws:codebuild:a:1:project/b"
            environment_variables = {
              TICKET = "#{variables.ticket}"
              URL    = "https://staging.acme.example"
            }
          },
        ]
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_16" {
  command = plan

  variables {
    stages = [
      {
        name = "Build"
        builds = [
          {
            name             = "build"
            project          = "acme-web-build"
            output_artifacts = ["build", "site"]
            namespace        = "build"
          },
          {
            name    = "lint"
            project = "acme-web-lint"
          },
        ]
        on_failure = {
          result     = "ROLLBACK"
          retry_mode = "ALL_ACTIONS"
        }
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_17" {
  command = plan

  variables {
    stages = [
      {
        name = "Build"
        builds = [
          {
            name             = "build"
            project          = "acme-web-build"
            output_artifacts = ["build", "site"]
            namespace        = "build"
          },
          {
            name    = "lint"
            project = "acme-web-lint"
          },
        ]
        on_failure = {
          result     = "ROLLBACK-or-RETRY"
          retry_mode = "FAILED_ACTIONS"
        }
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}

run "refuses_what_is_invalid_otherwise_18" {
  command = plan

  variables {
    stages = [
      {
        name = "Build"
        builds = [
          {
            name             = "build"
            project          = "acme-web-build"
            output_artifacts = ["build", "site"]
            namespace        = "build"
          },
          {
            name    = "lint"
            project = "acme-web-lint"
          },
        ]
        on_failure = {
          result     = "RETRY"
          retry_mode = "FAILED_ACTIONS-or-ALL_ACTIONS"
        }
      },
    ]
  }

  expect_failures = [
    var.stages,
  ]
}
