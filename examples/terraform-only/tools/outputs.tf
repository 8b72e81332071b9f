output "pipeline_arn" {
  description = "ARN of the pipeline."
  value       = module.pipeline.pipeline_arn
}

output "connection_arn" {
  description = "Pending until a person accepts it in the console."
  value       = aws_codestarconnections_connection.github.arn
}

output "repository_url" {
  description = "What images are tagged by."
  value       = module.container_repository.repository_url
}
