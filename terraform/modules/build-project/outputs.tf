output "project_name" {
  description = "Name of the project: project of the module delivery-pipeline's builds and tests."
  value       = aws_codebuild_project.this.name
}

output "project_arn" {
  description = "ARN of the project."
  value       = aws_codebuild_project.this.arn
}

output "role_name" {
  description = "Name of the service role."
  value       = aws_iam_role.this.name
}

output "role_arn" {
  description = "ARN of the service role."
  value       = aws_iam_role.this.arn
}

output "log_group_name" {
  description = "Name of the log group."
  value       = aws_cloudwatch_log_group.this.name
}
