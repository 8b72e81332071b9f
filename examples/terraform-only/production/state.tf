module "state_bucket" {
  source = "../../../terraform/modules/state-bucket"

  account_id = module.system.environments.production.account_id
  region     = module.system.region
  bucket     = "acme-state-333333333333-us-east-1"
  key_alias  = "alias/acme-state"
}
