module "state_bucket" {
  source = "../../../terraform/modules/state-bucket"

  account_id = module.system.environments.staging.account_id
  region     = module.system.region
  bucket     = "acme-state-222222222222-us-east-1"
  key_alias  = "alias/acme-state"
}
