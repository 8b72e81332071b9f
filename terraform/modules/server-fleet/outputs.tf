output "auto_scaling_group" {
  description = "Name of the Auto Scaling group, for scaling policies."
  value       = aws_autoscaling_group.this.name
}

output "instance_role" {
  description = "Name of the role that servers run as; attach what the application needs."
  value       = aws_iam_role.instance.name
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

output "security_group_id" {
  description = "Security group of the servers, for rules to what else they must reach."
  value       = aws_security_group.this.id
}
