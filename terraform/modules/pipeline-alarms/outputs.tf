output "failed_executions_alarm_arn" {
  description = "ARN of the alarm on failed executions; null without a threshold."
  value       = one(aws_cloudwatch_metric_alarm.failed_executions[*].arn)
}

output "build_minutes_alarm_arn" {
  description = "ARN of the alarm on long builds; null without a threshold."
  value       = one(aws_cloudwatch_metric_alarm.build_minutes[*].arn)
}
