locals {
  staging    = module.system.environments.staging
  production = module.system.environments.production

  # Predicted, as every name is: so a first plan shows what the pipeline may do.
  approvals = {
    topic     = "acme-orders-approvals"
    topic_arn = "arn:aws:sns:${module.system.region}:${module.system.tools_account_id}:acme-orders-approvals"
    key_alias = "alias/acme-approvals"
  }

  # What an execution did so far, with the way to each build's log and reports.
  execution = "https://${module.system.region}.console.aws.amazon.com/codesuite/codepipeline/pipelines/${module.system.pipeline.name}/executions/#{codepipeline.PipelineExecutionId}/timeline?region=${module.system.region}"
}

# A person accepts it once, in the console: Developer Tools, Settings, Connections.
resource "aws_codestarconnections_connection" "github" {
  name          = "acme-github"
  provider_type = "GitHub"
}

module "pipeline" {
  source = "../../../terraform/modules/delivery-pipeline"

  account_id         = module.system.tools_account_id
  region             = module.system.region
  name               = module.system.pipeline.name
  role_name          = module.system.pipeline.role_name
  artifact_bucket    = module.artifact_store.bucket
  artifact_key_alias = module.system.artifacts.key_alias
  artifact_key_arn   = module.artifact_store.key_arn

  connection_arn = aws_codestarconnections_connection.github.arn
  repository     = "acme/orders"
  branch         = "main"
  push_filters   = [{ branches = ["main"] }]
  # Releases wait for one another: none is overtaken while it is deployed.
  execution_mode     = "QUEUED"
  approval_key_alias = local.approvals.key_alias

  stages = [
    {
      name = "Build"
      builds = [
        # Unit tests, then the image: the repository's buildspec.
        {
          name             = "build"
          project          = module.project["build"].project_name
          output_artifacts = ["build"]
          namespace        = "build"
        },
        { name = "lint", project = module.project["lint"].project_name },
        { name = "sast", project = module.project["sast"].project_name },
      ]
    },
    {
      name = "Staging"
      builds = [
        {
          name             = "revision"
          project          = module.project["revision-staging"].project_name
          input_artifacts  = ["build"]
          output_artifacts = ["revision-staging"]
        },
      ]
      deploy_ecs_blue_green = {
        role_arn               = local.staging.deploy_role_arn
        codedeploy_application = module.revision["staging"].codedeploy_application
        codedeploy_group       = module.revision["staging"].codedeploy_group
        input_artifact         = "revision-staging"
      }
    },
    {
      name = "IntegrationTests"
      tests = [
        {
          name                  = "integration"
          project               = module.project["integration"].project_name
          environment_variables = { SERVICE_URL = local.staging.url }
        },
      ]
    },
    {
      name = "PerformanceTests"
      tests = [
        {
          name                  = "performance"
          project               = module.project["performance"].project_name
          environment_variables = { SERVICE_URL = local.staging.url }
        },
      ]
    },
    {
      name = "Approval"
      approval = {
        message   = "Release orders to production? Integration and performance tests have passed in staging."
        link      = local.execution
        topic_arn = local.approvals.topic_arn
      }
    },
    {
      name = "Production"
      builds = [
        {
          name             = "revision"
          project          = module.project["revision-production"].project_name
          input_artifacts  = ["build"]
          output_artifacts = ["revision-production"]
        },
      ]
      deploy_ecs_blue_green = {
        role_arn               = local.production.deploy_role_arn
        codedeploy_application = module.revision["production"].codedeploy_application
        codedeploy_group       = module.revision["production"].codedeploy_group
        input_artifact         = "revision-production"
      }
      tests = [
        {
          name                  = "smoke"
          project               = module.project["smoke"].project_name
          environment_variables = { SERVICE_URL = local.production.url }
        },
      ]
      # Where the smoke tests fail, the release before is deployed again.
      on_failure = { result = "ROLLBACK" }
    },
  ]
}
