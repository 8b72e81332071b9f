mock_provider "aws" {}

variables {
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

run "basic" {
  command = plan
}

run "complete" {
  command = plan

  variables {
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
}

run "refuses_what_is_invalid" {
  command = plan

  variables {
    account_id                      = "12345"
    region                          = "Frankfurt"
    name                            = "acme/web"
    cluster                         = "acme/web"
    load_balancer_name              = "acme/staging"
    vpc_id                          = "main"
    subnet_ids                      = ["main"]
    load_balancer_arn_suffix        = "acme"
    load_balancer_security_group_id = "main"
    listener_arn                    = "arn:aws:elasticloadbalancing:us-east-1:222222222222:loadbalancer/app/acme/0123456789abcdef"
    listener_rule_priority          = 0
    paths                           = []
    port                            = 0
    health_check_path               = "healthz"
    test_listener = {
      arn = "arn:aws:elasticloadbalancing:us-east-1:222222222222:loadbalancer/app/acme/0123456789abcdef"
    }
    cpu                      = 255
    memory                   = 511
    desired_count            = -1
    repository_arn           = "acme/web"
    environment_variables    = { "2ND-NAME" = "info" }
    secrets                  = { "2ND-NAME" = "arn:aws:secretsmanager:eu-west-1:333333333333:secret:web/api-Ab1cD2:token::" }
    parameters               = { "2ND-NAME" = "arn:aws:ssm:eu-west-1:333333333333:parameter/web/catalog" }
    deployment_config        = "web/acme"
    termination_wait_minutes = -1
    hooks = {
      BeforeInstall-or-AfterInstall-or-AfterAllowTestTraffic-or-BeforeAllowTraffic-or-AfterAllowTraffic = "arn:aws:lambda:eu-west-1:333333333333:function:smoke-test"
    }
    error_rate_percent   = -1
    latency_ms           = 0
    unhealthy_hosts      = 0
    permissions_boundary = "ReadOnlyAccess"
  }

  expect_failures = [
    var.account_id,
    var.region,
    var.name,
    var.cluster,
    var.load_balancer_name,
    var.vpc_id,
    var.subnet_ids,
    var.load_balancer_arn_suffix,
    var.load_balancer_security_group_id,
    var.listener_arn,
    var.listener_rule_priority,
    var.paths,
    var.port,
    var.health_check_path,
    var.test_listener,
    var.cpu,
    var.memory,
    var.desired_count,
    var.repository_arn,
    var.environment_variables,
    var.secrets,
    var.parameters,
    var.deployment_config,
    var.termination_wait_minutes,
    var.hooks,
    var.error_rate_percent,
    var.latency_ms,
    var.unhealthy_hosts,
    var.permissions_boundary,
  ]
}

run "refuses_what_is_invalid_otherwise_1" {
  command = plan

  variables {
    paths      = ["healthz"]
    secrets    = { API_TOKEN = "web/token" }
    parameters = { CATALOG = "/web/token" }
    hooks      = { AfterAllowTraffic = "smoke-test" }
  }

  expect_failures = [
    var.paths,
    var.secrets,
    var.parameters,
    var.hooks,
  ]
}
