output "buildspec" {
  description = "Buildspec of the build that prepares a release for CodeDeploy: of the module build-project."
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

output "codedeploy_application" {
  description = "Name of the CodeDeploy application, for the pipeline."
  value       = var.name
}

output "codedeploy_group" {
  description = "Name of the deployment group, for the pipeline."
  value       = var.name
}

output "execution_role_arn" {
  description = "ARN of the role that pulls images: puller_role_arns of the module container-repository."
  value       = "arn:${local.partition}:iam::${var.account_id}:role/slipway/runtime/${var.name}-execution"
}
