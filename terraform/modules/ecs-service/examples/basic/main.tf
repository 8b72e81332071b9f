# A service of staging, whose traffic moves at once.

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
  region              = "us-east-1"
  allowed_account_ids = ["222222222222"]
}

module "ecs_service" {
  source = "../.."

  account_id                      = "222222222222"
  region                          = "us-east-1"
  name                            = "acme-web-staging"
  cluster                         = "acme-staging"
  load_balancer_name              = "acme-staging"
  vpc_id                          = "vpc-0a1b2c3d4e5f60718"
  subnet_ids                      = ["subnet-0a1b2c3d4e5f60718", "subnet-1b2c3d4e5f607182a"]
  load_balancer_arn_suffix        = "app/acme-staging/50dc6c495c0c9188"
  load_balancer_security_group_id = "sg-0a1b2c3d4e5f60718"
  listener_arn                    = "arn:aws:elasticloadbalancing:us-east-1:222222222222:listener/app/acme-staging/50dc6c495c0c9188/f2f7dc8efc522ab2"
  listener_rule_priority          = 100
  port                            = 8080
  repository_arn                  = "arn:aws:ecr:us-east-1:111111111111:repository/acme/web"
}
