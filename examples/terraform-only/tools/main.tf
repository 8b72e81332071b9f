module "system" {
  source = "../system"
}

module "artifact_store" {
  source = "../../../terraform/modules/artifact-store"

  account_id      = module.system.tools_account_id
  region          = module.system.region
  bucket          = module.system.artifacts.bucket
  key_alias       = module.system.artifacts.key_alias
  deploy_accounts = { for name, environment in module.system.environments : name => environment.account_id }
}

module "container_repository" {
  source = "../../../terraform/modules/container-repository"

  region           = module.system.region
  repository       = module.system.repository.name
  puller_role_arns = [for revision in module.revision : revision.execution_role_arn]
}

# What a release of each environment carries; the module makes nothing.
module "revision" {
  source   = "../../../terraform/modules/ecs-revision"
  for_each = module.system.environments

  account_id            = each.value.account_id
  region                = module.system.region
  name                  = each.value.service
  port                  = each.value.port
  cpu                   = each.value.cpu
  memory                = each.value.memory
  environment_variables = each.value.environment_variables
}
