module "system" {
  source = "../system"
}

# Blue/green, a tenth of the traffic for five minutes first; former tasks stay an hour.
module "environment" {
  source = "../environment"

  name                     = "production"
  cidr                     = "10.30.0.0/16"
  desired_count            = 3
  deployment_config        = "CodeDeployDefault.ECSCanary10Percent5Minutes"
  termination_wait_minutes = 60
  latency_ms               = 500
  unhealthy_hosts          = 1
}
