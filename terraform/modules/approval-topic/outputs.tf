output "topic_arn" {
  description = "ARN of the topic: topic_arn of an approval in the module delivery-pipeline."
  value       = aws_sns_topic.this.arn
}
