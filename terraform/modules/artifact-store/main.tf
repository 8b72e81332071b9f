locals {
  partition  = startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"
  dns_suffix = startswith(var.region, "cn-") ? "amazonaws.com.cn" : "amazonaws.com"
}

resource "aws_kms_key" "this" {
  description             = "Encrypts what pipelines hand from the tools account to workload accounts"
  deletion_window_in_days = 30
  enable_key_rotation     = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        # Without it nobody could ever change the key again. It leaves out encrypting and
        # decrypting.
        {
          Sid       = "AdministerKey"
          Effect    = "Allow"
          Principal = { AWS = ["arn:${local.partition}:iam::${var.account_id}:root"] }
          Action = [
            "kms:CancelKeyDeletion",
            "kms:CreateAlias",
            "kms:DeleteAlias",
            "kms:DescribeKey",
            "kms:DisableKey",
            "kms:DisableKeyRotation",
            "kms:EnableKey",
            "kms:EnableKeyRotation",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:ListGrants",
            "kms:ListKeyPolicies",
            "kms:ListKeyRotations",
            "kms:ListResourceTags",
            "kms:PutKeyPolicy",
            "kms:RevokeGrant",
            "kms:RotateKeyOnDemand",
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:UpdateAlias",
            "kms:UpdateKeyDescription",
          ]
          Resource = ["*"]
        },
        # Pipelines and builds write and read artifacts; their own policies say which.
        {
          Sid       = "UseByPipelinesAndBuilds"
          Effect    = "Allow"
          Principal = { AWS = ["arn:${local.partition}:iam::${var.account_id}:root"] }
          Action = [
            "kms:Decrypt",
            "kms:Encrypt",
            "kms:ReEncrypt*",
            "kms:GenerateDataKey*",
            "kms:DescribeKey",
          ]
          Resource = ["*"]
          Condition = {
            ArnLike = {
              "aws:PrincipalArn" = [
                "arn:${local.partition}:iam::${var.account_id}:role/slipway/pipeline/*",
                "arn:${local.partition}:iam::${var.account_id}:role/slipway/build/*",
              ]
            }
          }
        },
      ],
      flatten([
        for name, account_id in var.deploy_accounts :
        [
          # Who may read an artifact may have it decrypted, by S3 and for that object only.
          {
            Sid       = "Decrypt${replace(title(replace(name, "-", " ")), " ", "")}"
            Effect    = "Allow"
            Principal = { AWS = ["arn:${local.partition}:iam::${account_id}:root"] }
            Action    = ["kms:Decrypt"]
            Resource  = ["*"]
            Condition = {
              ArnLike = {
                "aws:PrincipalArn" = "arn:${local.partition}:iam::${account_id}:role/slipway/deploy/*"
              }
              StringEquals = { "kms:ViaService" = "s3.${var.region}.${local.dns_suffix}" }
              StringLike = {
                "kms:EncryptionContext:aws:s3:arn" = "arn:${local.partition}:s3:::${var.bucket}/$${aws:PrincipalTag/slipway-artifacts}/*"
              }
            }
          },
          # Says that the key is usable; it carries no encryption context, so it stands alone.
          {
            Sid       = "Describe${replace(title(replace(name, "-", " ")), " ", "")}"
            Effect    = "Allow"
            Principal = { AWS = ["arn:${local.partition}:iam::${account_id}:root"] }
            Action    = ["kms:DescribeKey"]
            Resource  = ["*"]
            Condition = {
              ArnLike = {
                "aws:PrincipalArn" = "arn:${local.partition}:iam::${account_id}:role/slipway/deploy/*"
              }
            }
          },
        ]
      ]),
      # Who may read an artifact may have it decrypted, by S3 and for that object only.
      [for name, account_id in var.server_accounts : {
        Sid       = "DecryptByServersOf${replace(title(replace(name, "-", " ")), " ", "")}"
        Effect    = "Allow"
        Principal = { AWS = ["arn:${local.partition}:iam::${account_id}:root"] }
        Action    = ["kms:Decrypt"]
        Resource  = ["*"]
        Condition = {
          ArnLike = {
            "aws:PrincipalArn" = "arn:${local.partition}:iam::${account_id}:role/slipway/runtime/*"
          }
          StringEquals = { "kms:ViaService" = "s3.${var.region}.${local.dns_suffix}" }
          StringLike = {
            "kms:EncryptionContext:aws:s3:arn" = "arn:${local.partition}:s3:::${var.bucket}/$${aws:PrincipalTag/slipway-artifacts}/*"
          }
        }
      }],
      flatten([
        for name, reader in var.readers :
        [
          # Who may read an artifact may have it decrypted, by S3 and for that object only.
          {
            Sid    = "DecryptBy${replace(title(replace(name, "-", " ")), " ", "")}"
            Effect = "Allow"
            Principal = {
              AWS = ["arn:${local.partition}:iam::${element(split(":", reader.role_arn), 4)}:root"]
            }
            Action   = ["kms:Decrypt"]
            Resource = ["*"]
            Condition = {
              ArnEquals    = { "aws:PrincipalArn" = reader.role_arn }
              StringEquals = { "kms:ViaService" = "s3.${var.region}.${local.dns_suffix}" }
              StringLike = {
                "kms:EncryptionContext:aws:s3:arn" = "arn:${local.partition}:s3:::${var.bucket}/${reader.prefix}/*"
              }
            }
          },
          # Says that the key is usable; it carries no encryption context, so it stands alone.
          {
            Sid    = "DescribeBy${replace(title(replace(name, "-", " ")), " ", "")}"
            Effect = "Allow"
            Principal = {
              AWS = ["arn:${local.partition}:iam::${element(split(":", reader.role_arn), 4)}:root"]
            }
            Action    = ["kms:DescribeKey"]
            Resource  = ["*"]
            Condition = { ArnEquals = { "aws:PrincipalArn" = reader.role_arn } }
          },
        ]
      ])
    )
  })

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "this" {
  name          = var.key_alias
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_s3_bucket" "this" {
  bucket = var.bucket

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.bucket
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.bucket

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = aws_s3_bucket.this.bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.bucket

  rule {
    bucket_key_enabled = false

    apply_server_side_encryption_by_default {
      kms_master_key_id = aws_kms_key.this.arn
      sse_algorithm     = "aws:kms"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.bucket

  rule {
    id     = "expire-artifacts"
    status = "Enabled"

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }

    expiration {
      days = var.expire_after_days
    }

    filter {
      prefix = ""
    }

    noncurrent_version_expiration {
      noncurrent_days = var.expire_after_days
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

resource "aws_s3_bucket_logging" "this" {
  count = var.access_log_bucket == null ? 0 : 1

  bucket        = aws_s3_bucket.this.bucket
  target_bucket = var.access_log_bucket
  target_prefix = "${var.bucket}/"
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.bucket
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        # Artifacts and credentials never travel unencrypted.
        {
          Sid       = "DenyPlainHttp"
          Effect    = "Deny"
          Principal = "*"
          Action    = ["s3:*"]
          Resource = [
            "arn:${local.partition}:s3:::${var.bucket}",
            "arn:${local.partition}:s3:::${var.bucket}/*",
          ]
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
        # SSE-S3 would let everybody read who may read the bucket, without the key's consent.
        {
          Sid       = "DenyOtherAlgorithm"
          Effect    = "Deny"
          Principal = "*"
          Action    = ["s3:PutObject"]
          Resource  = ["arn:${local.partition}:s3:::${var.bucket}/*"]
          Condition = {
            StringNotEquals = { "s3:x-amz-server-side-encryption" = "aws:kms" }
            Null            = { "s3:x-amz-server-side-encryption" = "false" }
          }
        },
        # An object under another key is unreadable to the deploy roles, or held to ransom.
        {
          Sid       = "DenyOtherKey"
          Effect    = "Deny"
          Principal = "*"
          Action    = ["s3:PutObject"]
          Resource  = ["arn:${local.partition}:s3:::${var.bucket}/*"]
          Condition = {
            ArnNotEquals = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = aws_kms_key.this.arn }
            Null         = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = "false" }
          }
        },
        # aws:kms without a key id means the aws/s3 key, which no other account can use.
        {
          Sid       = "DenyAccountDefaultKey"
          Effect    = "Deny"
          Principal = "*"
          Action    = ["s3:PutObject"]
          Resource  = ["arn:${local.partition}:s3:::${var.bucket}/*"]
          Condition = {
            StringEquals = { "s3:x-amz-server-side-encryption" = "aws:kms" }
            Null         = { "s3:x-amz-server-side-encryption-aws-kms-key-id" = "true" }
          }
        },
        # An object under a key that only its writer knows can't be deployed.
        {
          Sid       = "DenyCustomerProvidedKey"
          Effect    = "Deny"
          Principal = "*"
          Action    = ["s3:PutObject"]
          Resource  = ["arn:${local.partition}:s3:::${var.bucket}/*"]
          Condition = { Null = { "s3:x-amz-server-side-encryption-customer-algorithm" = "false" } }
        },
      ],
      # Deploy actions fetch what they deploy; each role reads the pipeline that its tag names.
      [for name, account_id in var.deploy_accounts : {
        Sid       = "Read${replace(title(replace(name, "-", " ")), " ", "")}"
        Effect    = "Allow"
        Principal = { AWS = ["arn:${local.partition}:iam::${account_id}:root"] }
        Action    = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource  = ["arn:${local.partition}:s3:::${var.bucket}/$${aws:PrincipalTag/slipway-artifacts}/*"]
        Condition = {
          ArnLike = { "aws:PrincipalArn" = "arn:${local.partition}:iam::${account_id}:role/slipway/deploy/*" }
        }
      }],
      # Servers fetch the revision that they run; a role without the tag reads nothing.
      [for name, account_id in var.server_accounts : {
        Sid       = "ReadByServersOf${replace(title(replace(name, "-", " ")), " ", "")}"
        Effect    = "Allow"
        Principal = { AWS = ["arn:${local.partition}:iam::${account_id}:root"] }
        Action    = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource  = ["arn:${local.partition}:s3:::${var.bucket}/$${aws:PrincipalTag/slipway-artifacts}/*"]
        Condition = {
          ArnLike = {
            "aws:PrincipalArn" = "arn:${local.partition}:iam::${account_id}:role/slipway/runtime/*"
          }
        }
      }],
      # A role that somebody else made deploys from here; the configuration names it.
      [for name, reader in var.readers : {
        Sid       = "ReadBy${replace(title(replace(name, "-", " ")), " ", "")}"
        Effect    = "Allow"
        Principal = { AWS = ["arn:${local.partition}:iam::${element(split(":", reader.role_arn), 4)}:root"] }
        Action    = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource  = ["arn:${local.partition}:s3:::${var.bucket}/${reader.prefix}/*"]
        Condition = { ArnEquals = { "aws:PrincipalArn" = reader.role_arn } }
      }]
    )
  })

  depends_on = [aws_s3_bucket_public_access_block.this]
}
