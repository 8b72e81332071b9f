output "role_arn" {
  description = "ARN of the role: role_arn of the pipeline's action, and deployRoleArn in slipway.yaml."
  value       = aws_iam_role.this.arn
}

output "role_name" {
  description = "Name of the role."
  value       = aws_iam_role.this.name
}
