resource "aws_cloudwatch_metric_alarm" "failed_executions" {
  count = var.failed_executions == null ? 0 : 1

  alarm_name          = "${var.pipeline}-failed-executions"
  alarm_description   = "Executions of the pipeline ${var.pipeline} fail"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  evaluation_periods  = 1
  metric_name         = "FailedPipelineExecutions"
  namespace           = "AWS/CodePipeline"
  period              = 3600
  statistic           = "Sum"
  threshold           = var.failed_executions
  alarm_actions       = var.alarm_actions
  dimensions          = { PipelineName = var.pipeline }
  treat_missing_data  = "notBreaching"
}

resource "aws_cloudwatch_metric_alarm" "build_minutes" {
  count = var.build_minutes == null ? 0 : 1

  alarm_name          = "${var.pipeline}-build-minutes"
  alarm_description   = "Builds of ${var.project} take longer than ${var.build_minutes} minutes"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Duration"
  namespace           = "AWS/CodeBuild"
  period              = 300
  statistic           = "Maximum"
  threshold           = var.build_minutes * 60
  alarm_actions       = var.alarm_actions
  dimensions          = { ProjectName = var.project }
  treat_missing_data  = "notBreaching"
}
