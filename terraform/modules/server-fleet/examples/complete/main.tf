# The servers of production: releases onto a copy of the fleet, and every alarm.

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
  region              = "eu-west-1"
  allowed_account_ids = ["333333333333"]
}

module "server_fleet" {
  source = "../.."

  account_id                      = "333333333333"
  region                          = "eu-west-1"
  name                            = "acme-orders-production"
  vpc_id                          = "vpc-0a1b2c3d4e5f60718"
  subnet_ids                      = ["subnet-0a1b2c3d4e5f60718", "subnet-1b2c3d4e5f607182a"]
  load_balancer_arn_suffix        = "app/acme-production/50dc6c495c0c9188"
  load_balancer_security_group_id = "sg-0a1b2c3d4e5f60718"
  listener_arn                    = "arn:aws:elasticloadbalancing:eu-west-1:333333333333:listener/app/acme-production/50dc6c495c0c9188/f2f7dc8efc522ab2"
  listener_rule_priority          = 200
  hosts                           = ["orders.acme.example"]
  paths                           = ["/orders/*"]
  port                            = 8080
  health_check_path               = "/healthz"
  image_id                        = "ami-1b2c3d4e5f607182a"
  instance_type                   = "m7g.large"
  volume_size                     = 50
  min_size                        = 4
  max_size                        = 12
  tags = {
    CostCenter = "shop"
    Team       = "orders"
  }
  tools_account_id     = "111111111111"
  artifact_bucket      = "acme-artifacts-111111111111-eu-west-1"
  artifact_prefix      = "orders-acme"
  blue_green           = true
  deployment_config    = "CodeDeployDefault.AllAtOnce"
  error_rate_percent   = 2
  latency_ms           = 500
  unhealthy_hosts      = 2
  alarms               = ["acme-orders-production-queue"]
  permissions_boundary = "arn:aws:iam::333333333333:policy/developers"
}
