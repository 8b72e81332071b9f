module "network" {
  source = "../../../terraform/network"

  name               = "acme-${var.name}"
  cidr               = var.cidr
  availability_zones = ["${module.system.region}a", "${module.system.region}b"]
}

resource "aws_ecs_cluster" "this" {
  name = "acme-${var.name}"

  setting {
    name  = "containerInsights"
    value = "enabled"
  }
}
