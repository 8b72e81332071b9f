# A service of production: a tenth of the traffic first, a smoke test, and every alarm.

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

module "ecs_service" {
  source = "../.."

  account_id                      = "333333333333"
  region                          = "eu-west-1"
  name                            = "acme-web-production"
  cluster                         = "acme-production"
  load_balancer_name              = "acme-production"
  vpc_id                          = "vpc-0a1b2c3d4e5f60718"
  subnet_ids                      = ["subnet-0a1b2c3d4e5f60718", "subnet-1b2c3d4e5f607182a"]
  load_balancer_arn_suffix        = "app/acme-production/50dc6c495c0c9188"
  load_balancer_security_group_id = "sg-0a1b2c3d4e5f60718"
  listener_arn                    = "arn:aws:elasticloadbalancing:eu-west-1:333333333333:listener/app/acme-production/50dc6c495c0c9188/f2f7dc8efc522ab2"
  listener_rule_priority          = 200
  hosts                           = ["shop.acme.example"]
  paths                           = ["/", "/products/*"]
  port                            = 8080
  health_check_path               = "/healthz"
  test_listener = {
    arn = "arn:aws:elasticloadbalancing:eu-west-1:333333333333:listener/app/acme-production/50dc6c495c0c9188/a1b2c3d4e5f60718"
  }
  cpu            = 1024
  memory         = 2048
  desired_count  = 4
  repository_arn = "arn:aws:ecr:eu-west-1:111111111111:repository/acme/web"
  environment_variables = {
    LOG_LEVEL = "info"
    REGION    = "eu"
  }
  secrets                  = { API_TOKEN = "arn:aws:secretsmanager:eu-west-1:333333333333:secret:web/api-Ab1cD2:token::" }
  parameters               = { CATALOG = "arn:aws:ssm:eu-west-1:333333333333:parameter/web/catalog" }
  deployment_config        = "CodeDeployDefault.ECSCanary10Percent5Minutes"
  termination_wait_minutes = 120
  hooks                    = { AfterAllowTraffic = "arn:aws:lambda:eu-west-1:333333333333:function:smoke-test" }
  error_rate_percent       = 2
  latency_ms               = 500
  unhealthy_hosts          = 1
  alarms                   = ["acme-web-production-orders"]
  permissions_boundary     = "arn:aws:iam::333333333333:policy/developers"
}
