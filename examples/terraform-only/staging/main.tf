module "system" {
  source = "../system"
}

# Blue/green, all traffic at once.
module "environment" {
  source = "../environment"

  name = "staging"
  cidr = "10.20.0.0/16"
}
