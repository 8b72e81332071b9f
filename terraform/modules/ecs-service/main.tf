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

resource "aws_iam_role" "task" {
  name                 = "${var.name}-task"
  path                 = "/slipway/runtime/"
  description          = "What the code of ${var.name} may do: nothing, unless its team attaches a policy"
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # ECS runs tasks with it. Another account's ECS must not, so the account is named.
      {
        Sid       = "AssumedByTasks"
        Effect    = "Allow"
        Principal = { Service = ["ecs-tasks.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account_id }
          ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:ecs:${var.region}:${var.account_id}:*" }
        }
      },
    ]
  })
}

resource "aws_iam_role" "execution" {
  name                 = "${var.name}-execution"
  path                 = "/slipway/runtime/"
  description          = "Starts tasks of ${var.name}: pulls the image, opens the log"
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # ECS runs tasks with it. Another account's ECS must not, so the account is named.
      {
        Sid       = "AssumedByTasks"
        Effect    = "Allow"
        Principal = { Service = ["ecs-tasks.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account_id }
          ArnLike      = { "aws:SourceArn" = "arn:${local.partition}:ecs:${var.region}:${var.account_id}:*" }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "execution" {
  name = "start-tasks"
  role = aws_iam_role.execution.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        # ECR's sign-in is the account's and takes no resource; it gives no access to a repository
        # by itself.
        {
          Sid      = "SignInToRegistry"
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = ["*"]
        },
        # Starts the service's own images, which lie in the tools account.
        {
          Sid      = "PullImages"
          Effect   = "Allow"
          Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
          Resource = [var.repository_arn]
        },
        # What the application prints goes into its own log group.
        {
          Sid    = "WriteLogs"
          Effect = "Allow"
          Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = [
            "arn:${local.partition}:logs:${var.region}:${var.account_id}:log-group:/ecs/${var.name}:*",
          ]
        },
      ],
      length(var.secrets) > 0 ? [
        # A task starts with their values in its environment; the last six characters are AWS's
        # choice.
        {
          Sid      = "FetchSecrets"
          Effect   = "Allow"
          Action   = ["secretsmanager:GetSecretValue"]
          Resource = [for name, secret_arn in var.secrets : join(":", slice(split(":", secret_arn), 0, 7))]
        },
      ] : [],
      length(var.parameters) > 0 ? [
        # A task starts with their values in its environment.
        {
          Sid      = "FetchParameters"
          Effect   = "Allow"
          Action   = ["ssm:GetParameters"]
          Resource = [for name, parameter_arn in var.parameters : parameter_arn]
        },
      ] : []
    )
  })
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/ecs/${var.name}"
  retention_in_days = 365
}

resource "aws_security_group" "this" {
  name        = var.name
  description = "Who reaches the tasks of the service, and what they reach"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  security_group_id            = aws_security_group.this.id
  description                  = "Requests and health checks of the load balancer"
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
  referenced_security_group_id = var.load_balancer_security_group_id
}

resource "aws_vpc_security_group_egress_rule" "load_balancer" {
  security_group_id            = var.load_balancer_security_group_id
  description                  = "Requests and health checks to ${var.name}"
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
  referenced_security_group_id = aws_security_group.this.id
}

resource "aws_vpc_security_group_egress_rule" "https" {
  security_group_id = aws_security_group.this.id
  description       = "Images, logs and AWS APIs, whose addresses change; HTTPS only"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_lb_target_group" "blue" {
  name                 = "${var.name}-blue"
  vpc_id               = var.vpc_id
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = 80
  deregistration_delay = "30"

  health_check {
    path                = var.health_check_path
    matcher             = "200"
    healthy_threshold   = 2
    interval            = 15
    timeout             = 5
    unhealthy_threshold = 3
  }
}

resource "aws_lb_target_group" "green" {
  name                 = "${var.name}-green"
  vpc_id               = var.vpc_id
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = 80
  deregistration_delay = "30"

  health_check {
    path                = var.health_check_path
    matcher             = "200"
    healthy_threshold   = 2
    interval            = 15
    timeout             = 5
    unhealthy_threshold = 3
  }
}

resource "aws_lb_listener_rule" "this" {
  listener_arn = var.listener_arn
  priority     = var.listener_rule_priority

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.blue.arn
  }

  condition {
    path_pattern {
      values = var.paths
    }
  }

  dynamic "condition" {
    for_each = length(var.hosts) > 0 ? [1] : []

    content {
      host_header {
        values = var.hosts
      }
    }
  }

  depends_on = [aws_lb_target_group.blue, aws_lb_target_group.green]

  lifecycle {
    ignore_changes = [action]
  }
}

resource "aws_lb_listener_rule" "test" {
  count = var.test_listener == null ? 0 : 1

  listener_arn = var.test_listener.arn
  priority     = var.listener_rule_priority

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.blue.arn
  }

  condition {
    path_pattern {
      values = var.paths
    }
  }

  dynamic "condition" {
    for_each = length(var.hosts) > 0 ? [1] : []

    content {
      host_header {
        values = var.hosts
      }
    }
  }

  depends_on = [aws_lb_target_group.blue, aws_lb_target_group.green]

  lifecycle {
    ignore_changes = [action]
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${var.name}-errors"
  alarm_description   = "Stops a release under way and rolls it back"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  threshold           = var.error_rate_percent
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "blue_errors"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.blue.arn_suffix
      }
      period = 60
      stat   = "Sum"
    }
  }

  metric_query {
    id          = "blue_requests"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.blue.arn_suffix
      }
      period = 60
      stat   = "Sum"
    }
  }

  metric_query {
    id          = "blue_rate"
    expression  = "IF(FILL(blue_requests, 0) > 0, 100 * FILL(blue_errors, 0) / FILL(blue_requests, 0), 0)"
    return_data = false
  }

  metric_query {
    id          = "green_errors"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.green.arn_suffix
      }
      period = 60
      stat   = "Sum"
    }
  }

  metric_query {
    id          = "green_requests"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.green.arn_suffix
      }
      period = 60
      stat   = "Sum"
    }
  }

  metric_query {
    id          = "green_rate"
    expression  = "IF(FILL(green_requests, 0) > 0, 100 * FILL(green_errors, 0) / FILL(green_requests, 0), 0)"
    return_data = false
  }

  metric_query {
    id          = "worst"
    expression  = "MAX([blue_rate, green_rate])"
    label       = "Error rate in percent"
    return_data = true
  }
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  count = var.latency_ms == null ? 0 : 1

  alarm_name          = "${var.name}-latency"
  alarm_description   = "Stops a release under way and rolls it back"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  threshold           = var.latency_ms / 1000
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "blue_latency"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "TargetResponseTime"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.blue.arn_suffix
      }
      period = 60
      stat   = "p99"
    }
  }

  metric_query {
    id          = "green_latency"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "TargetResponseTime"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.green.arn_suffix
      }
      period = 60
      stat   = "p99"
    }
  }

  metric_query {
    id          = "worst"
    expression  = "MAX([FILL(blue_latency, 0), FILL(green_latency, 0)])"
    label       = "p99 of the response time in seconds"
    return_data = true
  }
}

resource "aws_cloudwatch_metric_alarm" "unhealthy_hosts" {
  count = var.unhealthy_hosts == null ? 0 : 1

  alarm_name          = "${var.name}-unhealthy-hosts"
  alarm_description   = "Stops a release under way and rolls it back"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 3
  threshold           = var.unhealthy_hosts
  datapoints_to_alarm = 2
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "blue_unhealthy"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "UnHealthyHostCount"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.blue.arn_suffix
      }
      period = 60
      stat   = "Maximum"
    }
  }

  metric_query {
    id          = "green_unhealthy"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "UnHealthyHostCount"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.green.arn_suffix
      }
      period = 60
      stat   = "Maximum"
    }
  }

  metric_query {
    id          = "worst"
    expression  = "MAX([FILL(blue_unhealthy, 0), FILL(green_unhealthy, 0)])"
    label       = "Tasks that fail their health check"
    return_data = true
  }
}

resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = tostring(var.cpu)
  memory                   = tostring(var.memory)
  task_role_arn            = "arn:${local.partition}:iam::${var.account_id}:role/slipway/runtime/${var.name}-task"
  execution_role_arn       = "arn:${local.partition}:iam::${var.account_id}:role/slipway/runtime/${var.name}-execution"
  container_definitions = jsonencode([
    {
      name      = "app"
      image     = "public.ecr.aws/aws-observability/aws-otel-collector:v0.47.0"
      essential = true
      portMappings = [
        {
          containerPort = var.port
          protocol      = "tcp"
        },
      ]
      environment = [
        {
          name = "AOT_CONFIG_CONTENT"
          value = jsonencode({
            extensions = {
              health_check = {
                endpoint = "0.0.0.0:${var.port}"
                path     = "/"
              }
            }
            receivers = { otlp = { protocols = { http = { endpoint = "localhost:0" } } } }
            exporters = { debug = {} }
            service = {
              extensions = ["health_check"]
              pipelines = {
                traces = {
                  receivers = ["otlp"]
                  exporters = ["debug"]
                }
              }
              telemetry = { metrics = { level = "none" } }
            }
          })
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          "awslogs-group"         = "/ecs/${var.name}"
          "awslogs-region"        = var.region
          "awslogs-stream-prefix" = "app"
        }
      }
    },
  ])

  depends_on = [aws_iam_role.task, aws_iam_role.execution, aws_iam_role_policy.execution]
}

resource "aws_ecs_service" "this" {
  name                              = var.name
  cluster                           = "arn:${local.partition}:ecs:${var.region}:${var.account_id}:cluster/${var.cluster}"
  launch_type                       = "FARGATE"
  desired_count                     = var.desired_count
  task_definition                   = aws_ecs_task_definition.this.arn
  health_check_grace_period_seconds = 60

  deployment_controller {
    type = "CODE_DEPLOY"
  }

  load_balancer {
    container_name   = "app"
    container_port   = var.port
    target_group_arn = aws_lb_target_group.blue.arn
  }

  network_configuration {
    assign_public_ip = false
    security_groups  = [aws_security_group.this.id]
    subnets          = var.subnet_ids
  }

  depends_on = [
    aws_cloudwatch_log_group.this,
    aws_lb_listener_rule.this,
    aws_lb_listener_rule.test,
    aws_iam_role.task,
    aws_iam_role.execution,
    aws_iam_role_policy.execution,
  ]

  lifecycle {
    ignore_changes = [task_definition, load_balancer, desired_count, network_configuration, platform_version]
  }
}

resource "aws_codedeploy_app" "this" {
  name             = var.name
  compute_platform = "ECS"
}

resource "aws_iam_role" "codedeploy" {
  name                 = "${var.name}-codedeploy"
  path                 = "/slipway/service/"
  description          = "Service role of CodeDeploy for ${var.name}"
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # CodeDeploy shifts this service's traffic with it, and no other application's.
      {
        Sid       = "AssumedByCodeDeploy"
        Effect    = "Allow"
        Principal = { Service = ["codedeploy.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account_id }
          ArnLike = {
            "aws:SourceArn" = "arn:${local.partition}:codedeploy:${var.region}:${var.account_id}:deploymentgroup:${var.name}/*"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "codedeploy" {
  name = "shift-traffic"
  role = aws_iam_role.codedeploy.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        # Makes the new version the service's own once all traffic has moved.
        {
          Sid    = "SwitchService"
          Effect = "Allow"
          Action = ["ecs:DescribeServices", "ecs:UpdateServicePrimaryTaskSet"]
          Resource = [
            "arn:${local.partition}:ecs:${var.region}:${var.account_id}:service/${var.cluster}/${var.name}",
          ]
        },
        # Starts the new version beside the old one, and removes the old one when its time is up.
        {
          Sid    = "ReplaceTaskSets"
          Effect = "Allow"
          Action = ["ecs:CreateTaskSet", "ecs:DeleteTaskSet"]
          Resource = [
            "arn:${local.partition}:ecs:${var.region}:${var.account_id}:task-set/${var.cluster}/${var.name}/*",
          ]
        },
        # The new version runs with the service's two roles; no other role can be handed over.
        {
          Sid    = "PassTaskRoles"
          Effect = "Allow"
          Action = ["iam:PassRole"]
          Resource = [
            "arn:${local.partition}:iam::${var.account_id}:role/slipway/runtime/${var.name}-task",
            "arn:${local.partition}:iam::${var.account_id}:role/slipway/runtime/${var.name}-execution",
          ]
          Condition = { StringEquals = { "iam:PassedToService" = "ecs-tasks.amazonaws.com" } }
        },
        # Elastic Load Balancing takes no resource for these; they change nothing.
        {
          Sid    = "DescribeRoutes"
          Effect = "Allow"
          Action = [
            "elasticloadbalancing:DescribeTargetGroups",
            "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:DescribeRules",
          ]
          Resource = ["*"]
        },
        # Shifts traffic between the two target groups. Ids of listeners and rules are AWS's to
        # choose.
        {
          Sid    = "MoveRoutes"
          Effect = "Allow"
          Action = ["elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyRule"]
          Resource = [
            "arn:${local.partition}:elasticloadbalancing:${var.region}:${var.account_id}:listener/app/${var.load_balancer_name}/*",
            "arn:${local.partition}:elasticloadbalancing:${var.region}:${var.account_id}:listener-rule/app/${var.load_balancer_name}/*",
          ]
        },
        # Stops a deployment when an alarm goes off. CloudWatch checks a list of alarms as one
        # resource.
        {
          Sid      = "WatchAlarms"
          Effect   = "Allow"
          Action   = ["cloudwatch:DescribeAlarms"]
          Resource = ["arn:${local.partition}:cloudwatch:${var.region}:${var.account_id}:alarm:*"]
        },
      ],
      length(var.hooks) > 0 ? [
        # Asks these functions, and no others, whether the deployment may go on.
        {
          Sid      = "AskHooks"
          Effect   = "Allow"
          Action   = ["lambda:InvokeFunction"]
          Resource = [for name, function_arn in var.hooks : function_arn]
        },
      ] : []
    )
  })
}

resource "aws_codedeploy_deployment_group" "this" {
  app_name               = aws_codedeploy_app.this.name
  deployment_group_name  = var.name
  service_role_arn       = aws_iam_role.codedeploy.arn
  deployment_config_name = var.deployment_config

  alarm_configuration {
    enabled = true
    alarms = concat(
      [aws_cloudwatch_metric_alarm.errors.alarm_name],
      aws_cloudwatch_metric_alarm.latency[*].alarm_name,
      aws_cloudwatch_metric_alarm.unhealthy_hosts[*].alarm_name,
      var.alarms
    )
  }

  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST", "DEPLOYMENT_STOP_ON_ALARM"]
  }

  blue_green_deployment_config {
    deployment_ready_option {
      action_on_timeout = "CONTINUE_DEPLOYMENT"
    }

    terminate_blue_instances_on_deployment_success {
      action                           = "TERMINATE"
      termination_wait_time_in_minutes = var.termination_wait_minutes
    }
  }

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  ecs_service {
    cluster_name = var.cluster
    service_name = aws_ecs_service.this.name
  }

  load_balancer_info {
    target_group_pair_info {
      prod_traffic_route {
        listener_arns = [var.listener_arn]
      }

      target_group {
        name = aws_lb_target_group.blue.name
      }

      target_group {
        name = aws_lb_target_group.green.name
      }

      dynamic "test_traffic_route" {
        for_each = var.test_listener[*]

        content {
          listener_arns = [test_traffic_route.value.arn]
        }
      }
    }
  }

  depends_on = [aws_iam_role_policy.codedeploy]
}
