output "service_name" {
  description = "Name of the service."
  value       = aws_ecs_service.this.name
}

output "task_family" {
  description = "Family of the task definition, for the deploy role."
  value       = aws_ecs_task_definition.this.family
}

output "task_role" {
  description = "Name of the role that code runs as, for the deploy role; attach what the application needs."
  value       = aws_iam_role.task.name
}

output "execution_role" {
  description = "Name of the role that tasks are started with, for the deploy role."
  value       = aws_iam_role.execution.name
}

output "execution_role_arn" {
  description = "ARN of that role, for the repository's policy and for keys of secrets."
  value       = aws_iam_role.execution.arn
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
  description = "Security group of the tasks, for rules to what else they must reach."
  value       = aws_security_group.this.id
}

output "container_name" {
  description = "Name of the container, as imagedefinitions.json must have it."
  value       = "app"
}

output "revision_buildspec" {
  description = "Buildspec of the build that prepares a release for CodeDeploy."
  value = jsonencode({
    version = "0.2"
    phases = {
      build = {
        commands = [
          "echo ${base64encode(local.task_definition)} | base64 -d > taskdef.json",
          "echo ${base64encode(local.app_spec)} | base64 -d > appspec.yaml",
          "jq -e '[.[] | select(.name == \"app\") | .imageUri | strings] | if length == 1 then {ImageURI: .[0]} else error(\"imagedefinitions.json must name exactly one imageUri for the container app\") end' imagedefinitions.json > imageDetail.json",
        ]
      }
    }
    artifacts = { files = ["taskdef.json", "appspec.yaml", "imageDetail.json"] }
  })
}
