# What a workload account holds: it differs from one environment to the other by its variables alone.

module "system" {
  source = "../system"
}

locals {
  environment = module.system.environments[var.name]
}

module "service" {
  source = "../../../terraform/modules/ecs-service"

  account_id = local.environment.account_id
  region     = module.system.region
  name       = local.environment.service
  cluster    = aws_ecs_cluster.this.name

  vpc_id                          = module.network.vpc_id
  subnet_ids                      = module.network.private_subnet_ids
  load_balancer_name              = aws_lb.this.name
  load_balancer_arn_suffix        = aws_lb.this.arn_suffix
  load_balancer_security_group_id = aws_security_group.load_balancer.id
  listener_arn                    = aws_lb_listener.production.arn
  listener_rule_priority          = 100
  port                            = local.environment.port
  health_check_path               = "/healthz"

  cpu                   = local.environment.cpu
  memory                = local.environment.memory
  desired_count         = var.desired_count
  repository_arn        = module.system.repository.arn
  environment_variables = local.environment.environment_variables

  deployment_config        = var.deployment_config
  termination_wait_minutes = var.termination_wait_minutes
  error_rate_percent       = var.error_rate_percent
  latency_ms               = var.latency_ms
  unhealthy_hosts          = var.unhealthy_hosts
}

module "deploy_role" {
  source = "../../../terraform/modules/deploy-role-ecs-blue-green"

  account_id             = local.environment.account_id
  region                 = module.system.region
  name                   = local.environment.deploy_role_name
  tools_account_id       = module.system.tools_account_id
  pipeline_role_arn      = module.system.pipeline.role_arn
  artifact_bucket        = module.system.artifacts.bucket
  artifact_prefix        = module.system.artifacts.prefix
  task_family            = module.service.task_family
  task_role              = module.service.task_role
  execution_role         = module.service.execution_role
  codedeploy_application = module.service.codedeploy_application
  codedeploy_group       = module.service.codedeploy_group
  deployment_config      = module.service.deployment_config
}
