# What all three accounts must agree on. Names are chosen here and not discovered: no account reads another's state.

output "region" {
  description = "Where everything is."
  value       = local.region
}

output "tools_account_id" {
  description = "The account of the pipeline."
  value       = local.tools_account_id
}

output "artifacts" {
  description = "The artifact store, and the prefix below which the pipeline keeps what is its own."
  value       = local.artifacts
}

output "pipeline" {
  description = "Name, and the role that deploy roles trust."
  value       = local.pipeline
}

output "repository" {
  description = "The container repository."
  value       = local.repository
}

output "environments" {
  description = "By their names: the account, the service in it, and what of the service a release carries."
  value       = local.environments
}
