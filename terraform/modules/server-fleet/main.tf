locals {
  partition  = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"
  dns_suffix = startswith(var.region, "cn-") ? "amazonaws.com.cn" : "amazonaws.com"
}

resource "aws_iam_role" "instance" {
  name                 = "${var.name}-instance"
  path                 = "/slipway/runtime/"
  description          = "What the servers of ${var.name} may do: fetch what they run, and be managed"
  permissions_boundary = var.permissions_boundary
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # EC2 hands its credentials to instances with the profile, whose launch takes iam:PassRole.
      {
        Sid       = "AssumedByInstances"
        Effect    = "Allow"
        Principal = { Service = ["ec2.amazonaws.com"] }
        Action    = ["sts:AssumeRole"]
      },
    ]
  })
  tags = { "slipway-artifacts" = var.artifact_prefix }
}

resource "aws_iam_role_policy" "instance" {
  name = "serve"
  role = aws_iam_role.instance.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Reads what its own pipeline built. The account is named because bucket names can be
      # predicted.
      {
        Sid       = "ReadArtifacts"
        Effect    = "Allow"
        Action    = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource  = ["arn:${local.partition}:s3:::${var.artifact_bucket}/${var.artifact_prefix}/*"]
        Condition = { StringEquals = { "aws:ResourceAccount" = var.tools_account_id } }
      },
      # The artifacts are encrypted; S3 decrypts only this pipeline's objects on the role's behalf.
      {
        Sid      = "DecryptArtifacts"
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = ["arn:${local.partition}:kms:${var.region}:${var.tools_account_id}:key/*"]
        Condition = {
          StringEquals = { "kms:ViaService" = "s3.${var.region}.${local.dns_suffix}" }
          StringLike = {
            "kms:EncryptionContext:aws:s3:arn" = "arn:${local.partition}:s3:::${var.artifact_bucket}/${var.artifact_prefix}/*"
          }
        }
      },
      # The agent tells Systems Manager that it is there. An instance's id is AWS's to choose.
      {
        Sid      = "RegisterWithSystemsManager"
        Effect   = "Allow"
        Action   = ["ssm:UpdateInstanceInformation"]
        Resource = ["arn:${local.partition}:ec2:${var.region}:${var.account_id}:instance/*"]
      },
      # A person's session goes through these channels instead of SSH. They take no resource.
      {
        Sid    = "OpenSessionChannels"
        Effect = "Allow"
        Action = [
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ]
        Resource = ["*"]
      },
    ]
  })
}

resource "aws_iam_instance_profile" "this" {
  name = "${var.name}-instance"
  role = aws_iam_role.instance.name
  path = "/slipway/runtime/"
}

resource "aws_security_group" "this" {
  name        = var.name
  description = "Who reaches the servers of the service, and what they reach"
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

resource "aws_lb_target_group" "this" {
  name                 = "${var.name}-${var.port}"
  vpc_id               = var.vpc_id
  target_type          = "instance"
  protocol             = "HTTP"
  port                 = var.port
  deregistration_delay = "30"

  health_check {
    path                = var.health_check_path
    matcher             = "200"
    healthy_threshold   = 2
    interval            = 15
    timeout             = 5
    unhealthy_threshold = 3
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener_rule" "this" {
  listener_arn = var.listener_arn
  priority     = var.listener_rule_priority

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
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
}

resource "aws_launch_template" "this" {
  name                   = var.name
  description            = "Servers of ${var.name}"
  image_id               = var.image_id
  instance_type          = var.instance_type
  vpc_security_group_ids = [aws_security_group.this.id]
  update_default_version = true
  user_data              = base64encode("#!/bin/bash\nexport PORT=${var.port}\n${file("${path.module}/boot.sh")}")
  tags                   = { "slipway-fleet" = var.name }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = var.volume_size
      encrypted             = true
      delete_on_termination = true
    }
  }

  iam_instance_profile {
    arn = aws_iam_instance_profile.this.arn
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_put_response_hop_limit = 1
    http_tokens                 = "required"
  }

  tag_specifications {
    resource_type = "instance"
    tags          = merge(var.tags, { Name = var.name })
  }

  tag_specifications {
    resource_type = "volume"
    tags          = merge(var.tags, { Name = var.name })
  }
}

resource "aws_autoscaling_group" "this" {
  name                      = var.name
  min_size                  = var.min_size
  max_size                  = var.max_size
  desired_capacity          = var.min_size
  health_check_grace_period = 600
  health_check_type         = "ELB"
  target_group_arns         = [aws_lb_target_group.this.arn]
  vpc_zone_identifier       = var.subnet_ids

  launch_template {
    id      = aws_launch_template.this.id
    version = "$Latest"
  }

  tag {
    key                 = "slipway-fleet"
    value               = var.name
    propagate_at_launch = true
  }

  dynamic "tag" {
    for_each = var.tags

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  depends_on = [aws_iam_instance_profile.this, aws_iam_role_policy.instance, aws_lb_listener_rule.this]

  lifecycle {
    ignore_changes = [desired_capacity, name]
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
    id          = "servers_errors"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.this.arn_suffix
      }
      period = 60
      stat   = "Sum"
    }
  }

  metric_query {
    id          = "servers_requests"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.this.arn_suffix
      }
      period = 60
      stat   = "Sum"
    }
  }

  metric_query {
    id          = "servers_rate"
    expression  = "IF(FILL(servers_requests, 0) > 0, 100 * FILL(servers_errors, 0) / FILL(servers_requests, 0), 0)"
    return_data = false
  }

  metric_query {
    id          = "worst"
    expression  = "MAX([servers_rate])"
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
    id          = "servers_latency"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "TargetResponseTime"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.this.arn_suffix
      }
      period = 60
      stat   = "p99"
    }
  }

  metric_query {
    id          = "worst"
    expression  = "MAX([FILL(servers_latency, 0)])"
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
    id          = "servers_unhealthy"
    return_data = false

    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "UnHealthyHostCount"
      dimensions = {
        LoadBalancer = var.load_balancer_arn_suffix
        TargetGroup  = aws_lb_target_group.this.arn_suffix
      }
      period = 60
      stat   = "Maximum"
    }
  }

  metric_query {
    id          = "worst"
    expression  = "MAX([FILL(servers_unhealthy, 0)])"
    label       = "Servers that fail their health check"
    return_data = true
  }
}

resource "aws_codedeploy_app" "this" {
  name             = var.name
  compute_platform = "Server"
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
  name = "deploy-to-fleet"
  role = aws_iam_role.codedeploy.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        # Finds the servers to deploy to. None of these takes a resource; they change nothing.
        {
          Sid    = "LookAtFleet"
          Effect = "Allow"
          Action = [
            "autoscaling:DescribeAutoScalingGroups",
            "autoscaling:DescribeLifecycleHooks",
            "ec2:DescribeInstances",
            "ec2:DescribeInstanceStatus",
          ]
          Resource = ["*"]
        },
        # Waits until a server has drained or is well. None takes a resource; they change nothing.
        {
          Sid    = "LookAtTargets"
          Effect = "Allow"
          Action = [
            "elasticloadbalancing:DescribeTargetGroups",
            "elasticloadbalancing:DescribeTargetGroupAttributes",
            "elasticloadbalancing:DescribeTargetHealth",
          ]
          Resource = ["*"]
        },
        # A server that is added gets the current release before it serves.
        {
          Sid    = "HookIntoLaunches"
          Effect = "Allow"
          Action = [
            "autoscaling:PutLifecycleHook",
            "autoscaling:DeleteLifecycleHook",
            "autoscaling:CompleteLifecycleAction",
            "autoscaling:RecordLifecycleActionHeartbeat",
            "autoscaling:SuspendProcesses",
            "autoscaling:ResumeProcesses",
          ]
          Resource = [
            "arn:${local.partition}:autoscaling:${var.region}:${var.account_id}:autoScalingGroup:*:autoScalingGroupName/${var.name}",
            "arn:${local.partition}:autoscaling:${var.region}:${var.account_id}:autoScalingGroup:*:autoScalingGroupName/CodeDeploy_${var.name}_*",
          ]
        },
        # Takes a server out of the load balancer while it is changed, and puts it back.
        {
          Sid    = "MoveServers"
          Effect = "Allow"
          Action = ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"]
          Resource = [
            "arn:${local.partition}:elasticloadbalancing:${var.region}:${var.account_id}:targetgroup/${var.name}-${var.port}/*",
          ]
        },
      ],
      var.blue_green ? [
        # Reads what the copy has to have. None takes a resource; they change nothing.
        {
          Sid    = "LookAtOriginal"
          Effect = "Allow"
          Action = [
            "autoscaling:DescribePolicies",
            "autoscaling:DescribeScheduledActions",
            "autoscaling:DescribeNotificationConfigurations",
            "autoscaling:DescribeScalingActivities",
          ]
          Resource = ["*"]
        },
      ] : [],
      var.blue_green ? [
        # Makes the fresh servers' group, and removes it where the deployment fails. Never the
        # original.
        {
          Sid    = "CopyGroup"
          Effect = "Allow"
          Action = [
            "autoscaling:CreateAutoScalingGroup",
            "autoscaling:CreateOrUpdateTags",
            "autoscaling:UpdateAutoScalingGroup",
            "autoscaling:EnableMetricsCollection",
            "autoscaling:PutScalingPolicy",
            "autoscaling:PutScheduledUpdateGroupAction",
            "autoscaling:AttachLoadBalancerTargetGroups",
            "autoscaling:DeleteAutoScalingGroup",
          ]
          Resource = [
            "arn:${local.partition}:autoscaling:${var.region}:${var.account_id}:autoScalingGroup:*:autoScalingGroupName/CodeDeploy_${var.name}_*",
          ]
        },
      ] : [],
      var.blue_green ? [
        # Launches from this fleet's template only, which its tag tells.
        {
          Sid       = "UseLaunchTemplate"
          Effect    = "Allow"
          Action    = ["ec2:RunInstances"]
          Resource  = ["arn:${local.partition}:ec2:${var.region}:${var.account_id}:launch-template/*"]
          Condition = { StringEquals = { "aws:ResourceTag/slipway-fleet" = var.name } }
        },
      ] : [],
      var.blue_green ? [
        # Launches what a template says, never an instance of one's own design.
        {
          Sid    = "LaunchServers"
          Effect = "Allow"
          Action = ["ec2:RunInstances"]
          Resource = [
            "arn:${local.partition}:ec2:${var.region}:${var.account_id}:instance/*",
            "arn:${local.partition}:ec2:${var.region}:${var.account_id}:volume/*",
            "arn:${local.partition}:ec2:${var.region}:${var.account_id}:network-interface/*",
            "arn:${local.partition}:ec2:${var.region}:${var.account_id}:subnet/*",
            "arn:${local.partition}:ec2:${var.region}:${var.account_id}:security-group/*",
            "arn:${local.partition}:ec2:${var.region}::image/*",
          ]
          Condition = {
            ArnLike = {
              "ec2:LaunchTemplate" = "arn:${local.partition}:ec2:${var.region}:${var.account_id}:launch-template/*"
            }
          }
        },
      ] : [],
      var.blue_green ? [
        # The template gives servers and volumes their tags as they are launched.
        {
          Sid    = "TagServers"
          Effect = "Allow"
          Action = ["ec2:CreateTags"]
          Resource = [
            "arn:${local.partition}:ec2:${var.region}:${var.account_id}:instance/*",
            "arn:${local.partition}:ec2:${var.region}:${var.account_id}:volume/*",
            "arn:${local.partition}:ec2:${var.region}:${var.account_id}:network-interface/*",
          ]
          Condition = { StringEquals = { "ec2:CreateAction" = "RunInstances" } }
        },
      ] : [],
      var.blue_green ? [
        # Fresh servers run with the fleet's one role; no other role can be handed over.
        {
          Sid    = "PassInstanceRole"
          Effect = "Allow"
          Action = ["iam:PassRole"]
          Resource = [
            "arn:${local.partition}:iam::${var.account_id}:role/slipway/runtime/${var.name}-instance",
          ]
          Condition = { StringEquals = { "iam:PassedToService" = "ec2.amazonaws.com" } }
        },
      ] : [],
      [
        # Stops a deployment when an alarm goes off. CloudWatch checks a list of alarms as one
        # resource.
        {
          Sid      = "WatchAlarms"
          Effect   = "Allow"
          Action   = ["cloudwatch:DescribeAlarms"]
          Resource = ["arn:${local.partition}:cloudwatch:${var.region}:${var.account_id}:alarm:*"]
        },
      ]
    )
  })
}

resource "aws_codedeploy_deployment_group" "this" {
  app_name                    = aws_codedeploy_app.this.name
  deployment_group_name       = var.name
  service_role_arn            = aws_iam_role.codedeploy.arn
  deployment_config_name      = var.deployment_config
  autoscaling_groups          = [aws_autoscaling_group.this.name]
  outdated_instances_strategy = "UPDATE"

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

  dynamic "blue_green_deployment_config" {
    for_each = var.blue_green ? [1] : []

    content {
      deployment_ready_option {
        action_on_timeout = "CONTINUE_DEPLOYMENT"
      }

      green_fleet_provisioning_option {
        action = "COPY_AUTO_SCALING_GROUP"
      }

      terminate_blue_instances_on_deployment_success {
        action = "KEEP_ALIVE"
      }
    }
  }

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = var.blue_green ? "BLUE_GREEN" : "IN_PLACE"
  }

  load_balancer_info {
    target_group_info {
      name = aws_lb_target_group.this.name
    }
  }

  depends_on = [aws_iam_role_policy.codedeploy]

  lifecycle {
    ignore_changes = [autoscaling_groups]
  }
}
