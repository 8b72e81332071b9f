output "topic_arn" {
  description = "ARN of the topic, for alarm_actions of the module pipeline-alarms."
  value       = aws_sns_topic.this.arn
}

output "key_arn" {
  description = "ARN of the key that encrypts the topic."
  value       = aws_kms_key.this.arn
}
