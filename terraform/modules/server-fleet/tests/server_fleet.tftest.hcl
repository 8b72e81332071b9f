mock_provider "aws" {}

variables {
  account_id                      = "222222222222"
  region                          = "us-east-1"
  name                            = "acme-orders-staging"
  vpc_id                          = "vpc-0a1b2c3d4e5f60718"
  subnet_ids                      = ["subnet-0a1b2c3d4e5f60718", "subnet-1b2c3d4e5f607182a"]
  load_balancer_arn_suffix        = "app/acme-staging/50dc6c495c0c9188"
  load_balancer_security_group_id = "sg-0a1b2c3d4e5f60718"
  listener_arn                    = "arn:aws:elasticloadbalancing:us-east-1:222222222222:listener/app/acme-staging/50dc6c495c0c9188/f2f7dc8efc522ab2"
  listener_rule_priority          = 100
  port                            = 8080
  image_id                        = "ami-0a1b2c3d4e5f60718"
  tools_account_id                = "111111111111"
  artifact_bucket                 = "acme-artifacts-111111111111-us-east-1"
  artifact_prefix                 = "orders-acme"
}

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
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
}

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id                      = "12345"
    region                          = "Frankfurt"
    name                            = "acme/orders"
    vpc_id                          = "main"
    subnet_ids                      = ["main"]
    load_balancer_arn_suffix        = "acme"
    load_balancer_security_group_id = "main"
    listener_arn                    = "arn:aws:elasticloadbalancing:us-east-1:222222222222:loadbalancer/app/acme/0123456789abcdef"
    listener_rule_priority          = 0
    paths                           = []
    port                            = 0
    health_check_path               = "healthz"
    image_id                        = "al2023"
    instance_type                   = "small"
    volume_size                     = 7
    min_size                        = -1
    max_size                        = 0
    tools_account_id                = "12345"
    artifact_bucket                 = "Not_A_Bucket"
    artifact_prefix                 = "web-acme/*"
    deployment_config               = "web/acme"
    error_rate_percent              = -1
    latency_ms                      = 0
    unhealthy_hosts                 = 0
    permissions_boundary            = "ReadOnlyAccess"
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.name,
    var.vpc_id,
    var.subnet_ids,
    var.load_balancer_arn_suffix,
    var.load_balancer_security_group_id,
    var.listener_arn,
    var.listener_rule_priority,
    var.paths,
    var.port,
    var.health_check_path,
    var.image_id,
    var.instance_type,
    var.volume_size,
    var.min_size,
    var.max_size,
    var.tools_account_id,
    var.artifact_bucket,
    var.artifact_prefix,
    var.deployment_config,
    var.error_rate_percent,
    var.latency_ms,
    var.unhealthy_hosts,
    var.permissions_boundary,
  ]
}

run "refuses_what_is_invalid_otherwise_1" {
  command = plan

  variables {
    paths = ["healthz"]
  }

  expect_failures = [
    var.paths,
  ]
}
