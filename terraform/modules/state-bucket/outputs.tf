output "bucket" {
  description = "Name of the bucket, for `backend \"s3\"`."
  value       = aws_s3_bucket.this.bucket
}

output "key_arn" {
  description = "ARN of the key that encrypts the bucket."
  value       = aws_kms_key.this.arn
}
