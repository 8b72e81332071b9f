output "pipeline_name" {
  description = "Name of the pipeline."
  value       = aws_codepipeline.this.name
}

output "pipeline_arn" {
  description = "ARN of the pipeline, for pipelines of the module notifications."
  value       = aws_codepipeline.this.arn
}

output "role_name" {
  description = "Name of the pipeline's role."
  value       = aws_iam_role.this.name
}

output "role_arn" {
  description = "ARN of the pipeline's role: pipeline_role_arn of the deploy roles."
  value       = aws_iam_role.this.arn
}

output "artifact_prefix" {
  description = "Prefix of the pipeline's artifacts: artifact_prefix of its builds and of its deploy roles."
  value       = substr(var.name, 0, 20)
}
