module "state_bucket" {
  source = "../../../terraform/modules/state-bucket"

  account_id = module.system.tools_account_id
  region     = module.system.region
  bucket     = "acme-state-111111111111-us-east-1"
  key_alias  = "alias/acme-state"
}
