locals {
  # Commands of the repository, and what they are run with.
  commands = {
    for name, commands in {
      lint        = ["npm ci", "npm run lint"]
      sast        = ["npm ci", "npm run sast"]
      integration = ["npm ci", "npm run test:integration"]
      performance = ["npm ci", "npm run test:load"]
      smoke       = ["npm ci", "npm run test:smoke"]
    } :
    name => jsonencode({
      version = "0.2"
      phases = {
        install = { runtime-versions = { nodejs = 24 } }
        build   = { commands = commands }
      }
    })
  }

  # Each project has a role of its own. Only those that hand artifacts on may write them.
  projects = merge(
    {
      build = {
        buildspec        = "buildspec.yml"
        writes_artifacts = true
        privileged_mode  = true
        environment_variables = {
          REPOSITORY_URI   = module.container_repository.repository_url
          SLIPWAY_PIPELINE = "release"
        }
        inline_policies = { push-images = local.push_images }
      }
    },
    {
      for name, buildspec in local.commands : name => {
        buildspec             = buildspec
        writes_artifacts      = false
        privileged_mode       = false
        environment_variables = {}
        inline_policies       = {}
      }
    },
    {
      for name, revision in module.revision : "revision-${name}" => {
        buildspec             = revision.buildspec
        writes_artifacts      = true
        privileged_mode       = false
        environment_variables = {}
        inline_policies       = {}
      }
    },
  )

  push_images = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # ECR's sign-in is the account's and takes no resource; it gives no access to a repository by itself.
      {
        Sid      = "SignInToRegistry"
        Effect   = "Allow"
        Action   = ["ecr:GetAuthorizationToken"]
        Resource = ["*"]
      },
      # The build publishes the service's image, and may build on its last one.
      {
        Sid    = "PushImages"
        Effect = "Allow"
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:CompleteLayerUpload",
          "ecr:GetDownloadUrlForLayer",
          "ecr:InitiateLayerUpload",
          "ecr:PutImage",
          "ecr:UploadLayerPart",
        ]
        Resource = [module.system.repository.arn]
      },
    ]
  })
}

module "project" {
  source   = "../../../terraform/modules/build-project"
  for_each = local.projects

  account_id            = module.system.tools_account_id
  region                = module.system.region
  name                  = "acme-orders-${each.key}"
  role_name             = "acme-orders-${each.key}"
  artifact_bucket       = module.artifact_store.bucket
  artifact_prefix       = module.system.artifacts.prefix
  artifact_key_alias    = module.system.artifacts.key_alias
  artifact_key_arn      = module.artifact_store.key_arn
  buildspec             = each.value.buildspec
  writes_artifacts      = each.value.writes_artifacts
  privileged_mode       = each.value.privileged_mode
  environment_variables = each.value.environment_variables
  inline_policies       = each.value.inline_policies
}
