# The platform team's own Terraform for the production account: plain HCL. It makes the role that the pipeline releases `orders` with; slipway.yaml names it
# as deployRoleArn. Everything here follows from names that ../slipway.yaml chooses, so either side can be applied first.

terraform {
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100.0, < 7.0.0"
    }
  }
}

provider "aws" {
  region              = "eu-central-1"
  allowed_account_ids = ["333333333333"]
}

# As a module of its own: source = "git::https://github.com/acme/slipway.git//terraform/modules/deploy-role-ecs-blue-green?ref=v0.1.0"
module "orders_deployer" {
  source = "../../../terraform/modules/deploy-role-ecs-blue-green"

  account_id             = "333333333333"
  region                 = "eu-central-1"
  name                   = "orders-deployer"
  permissions_boundary   = "arn:aws:iam::333333333333:policy/platform/boundary"
  tools_account_id       = "111111111111"
  pipeline_role_arn      = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-orders-pipeline"
  artifact_bucket        = "acme-artifacts-111111111111-eu-central-1"
  artifact_prefix        = "orders-acme"
  task_family            = "acme-orders-production"
  task_role              = "acme-orders-production-task"
  execution_role         = "acme-orders-production-execution"
  codedeploy_application = "acme-orders-production"
  codedeploy_group       = "acme-orders-production"
  deployment_config      = "CodeDeployDefault.ECSAllAtOnce"
}

output "deploy_role_arn" {
  description = "deployRoleArn of orders in production, in slipway.yaml."
  value       = module.orders_deployer.role_arn
}
