locals {
  partition = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"

  task_definition = jsonencode({
    family                  = var.name
    networkMode             = "awsvpc"
    requiresCompatibilities = ["FARGATE"]
    cpu                     = tostring(var.cpu)
    memory                  = tostring(var.memory)
    taskRoleArn             = "arn:${local.partition}:iam::${var.account_id}:role/slipway/runtime/${var.name}-task"
    executionRoleArn        = "arn:${local.partition}:iam::${var.account_id}:role/slipway/runtime/${var.name}-execution"
    containerDefinitions = [
      {
        name      = "app"
        image     = "<IMAGE1_NAME>"
        essential = true
        portMappings = [
          {
            containerPort = var.port
            protocol      = "tcp"
          },
        ]
        environment = [for name, value in var.environment_variables : {
          name  = name
          value = value
        }]
        secrets = concat(
          [for name, secret_arn in var.secrets : {
            name      = name
            valueFrom = secret_arn
          }],
          [for name, parameter_arn in var.parameters : {
            name      = name
            valueFrom = parameter_arn
          }]
        )
        logConfiguration = {
          logDriver = "awslogs"
          options = {
            "awslogs-group"         = "/ecs/${var.name}"
            "awslogs-region"        = var.region
            "awslogs-stream-prefix" = "app"
          }
        }
      },
    ]
  })
  app_spec = templatefile("${path.module}/appspec.yaml.tftpl", {
    port  = var.port
    hooks = var.hooks
  })
}
