output "lambda_function" {
  description = "Name of the function, for the deploy role and the pipeline."
  value       = aws_lambda_function.this.function_name
}

output "function_arn" {
  description = "ARN of the function."
  value       = aws_lambda_function.this.arn
}

output "alias_name" {
  description = "Name of the alias: what callers invoke."
  value       = aws_lambda_alias.this.name
}

output "alias_arn" {
  description = "ARN of the alias, for permissions and event sources."
  value       = aws_lambda_alias.this.arn
}

output "role_name" {
  description = "Name of the role that the code runs as; attach what the application needs."
  value       = aws_iam_role.function.name
}

output "role_arn" {
  description = "ARN of that role."
  value       = aws_iam_role.function.arn
}

output "codedeploy_application" {
  description = "Name of the CodeDeploy application, for the deploy role and the pipeline."
  value       = aws_codedeploy_deployment_group.this.app_name
}

output "codedeploy_group" {
  description = "Name of the deployment group, for the deploy role and the pipeline."
  value       = aws_codedeploy_deployment_group.this.deployment_group_name
}

output "deployment_config" {
  description = "Name of the deployment configuration, for the deploy role."
  value       = aws_codedeploy_deployment_group.this.deployment_config_name
}

output "shift_role_arn" {
  description = "ARN of the role that the build becomes."
  value       = aws_iam_role.shift.arn
}

output "shift_buildspec" {
  description = "Buildspec of the build that has CodeDeploy move the alias, and waits for the end of it."
  value = jsonencode({
    version = "0.2"
    phases  = { build = { commands = [file("${path.module}/shift.sh")] } }
  })
}

output "shift_environment" {
  description = "Environment variables of that build."
  value = {
    SHIFT_ROLE_ARN = "arn:${local.partition}:iam::${var.account_id}:role/slipway/verify/${var.function_name}-shift"
    REGION         = var.region
    FUNCTION       = var.function_name
    ALIAS          = "live"
    APPLICATION    = var.function_name
    GROUP          = var.function_name
  }
}

output "shift_build_policy" {
  description = "Policy of that build's role, as JSON: it becomes the role that shifts."
  value = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "ActInTheEnvironment"
        Effect = "Allow"
        Action = ["sts:AssumeRole"]
        Resource = [
          "arn:${local.partition}:iam::${var.account_id}:role/slipway/verify/${var.function_name}-shift",
        ]
      },
    ]
  })
}
