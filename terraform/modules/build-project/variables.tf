variable "account_id" {
  description = "The tools account: project and pipeline are there."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "region" {
  description = "Where the project and the pipeline are."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(?:-[a-z]+)+-[0-9]$", var.region))
    error_message = "Must be a region, for example eu-west-1."
  }
}

variable "name" {
  description = "Name of the project. Its log group is /aws/codebuild/<name>."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{1,149}$", var.name))
    error_message = "Must be a project's name: 2 to 150 letters, digits, _ and -, beginning with a letter or digit."
  }
}

variable "description" {
  description = "What the project builds."
  type        = string
  default     = null
}

variable "role_name" {
  description = "Name of the service role, which is at the path /slipway/build/."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.role_name))
    error_message = "Must be a role's name: at most 64 letters, digits and + = , . @ _ -."
  }
}

variable "artifact_bucket" {
  description = "Name of the bucket of the pipeline's artifacts."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.artifact_bucket))
    error_message = "Must be a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens."
  }
}

variable "artifact_prefix" {
  description = "The first part of the artifacts' keys: of the pipeline's name the first 20 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]{1,20}$", var.artifact_prefix))
    error_message = "Must be at most 20 letters, digits, dots, @, _ and -, without a slash."
  }
}

variable "artifact_key_alias" {
  description = "Alias of the key that encrypts the artifacts."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[A-Za-z0-9/_-]{1,250}$", var.artifact_key_alias))
    error_message = "Must begin with alias/ and go on with letters, digits, /, _ and -."
  }
}

variable "artifact_key_arn" {
  description = "ARN of that key: key_arn of the module artifact-store."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.artifact_key_arn))
    error_message = "Must be the ARN of a KMS key."
  }
}

variable "writes_artifacts" {
  description = "Whether it hands artifacts on. A test takes them, and hands on none."
  type        = bool
  default     = false
  nullable    = false
}

variable "buildspec" {
  description = "Path of the buildspec in the repository, or its text."
  type        = string
  default     = "buildspec.yml"
  nullable    = false
}

variable "image" {
  description = "Image that the build runs in."
  type        = string
  default     = "aws/codebuild/amazonlinux-x86_64-standard:5.0"
  nullable    = false
}

variable "environment_type" {
  description = "What the image is made for."
  type        = string
  default     = "LINUX_CONTAINER"
  nullable    = false

  validation {
    condition     = contains(["LINUX_CONTAINER", "ARM_CONTAINER"], var.environment_type)
    error_message = "Must be one of \"LINUX_CONTAINER\", \"ARM_CONTAINER\"."
  }
}

variable "compute_type" {
  description = "Size of the machine. https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html"
  type        = string
  default     = "BUILD_GENERAL1_SMALL"
  nullable    = false

  validation {
    condition     = can(regex("^BUILD_[A-Z0-9_]+$", var.compute_type))
    error_message = "Must be a compute type of CodeBuild's: BUILD_GENERAL1_SMALL."
  }
}

variable "privileged_mode" {
  description = "Docker inside the build, which takes it."
  type        = bool
  default     = false
  nullable    = false
}

variable "timeout_minutes" {
  description = "A build that takes longer is stopped."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.timeout_minutes >= 5 && var.timeout_minutes <= 2160 && floor(var.timeout_minutes) == var.timeout_minutes
    error_message = "Must be a whole number from 5 to 2160."
  }
}

variable "queued_timeout_minutes" {
  description = "A build that waits longer for a machine is given up."
  type        = number
  default     = 480
  nullable    = false

  validation {
    condition     = var.queued_timeout_minutes >= 5 && var.queued_timeout_minutes <= 480 && floor(var.queued_timeout_minutes) == var.queued_timeout_minutes
    error_message = "Must be a whole number from 5 to 480."
  }
}

variable "concurrent_build_limit" {
  description = "How many builds may run at a time. Left out: as many as the account may run."
  type        = number
  default     = null

  validation {
    condition     = var.concurrent_build_limit == null ? true : var.concurrent_build_limit >= 1 && var.concurrent_build_limit <= 1000 && floor(var.concurrent_build_limit) == var.concurrent_build_limit
    error_message = "Must be a whole number from 1 to 1000."
  }
}

variable "environment_variables" {
  description = "Variables of the build, written out. A name stands in one of the three maps."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.environment_variables) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", name))])
    error_message = "Must be named by letters, digits and _, and not begin with a digit."
  }
}

variable "parameter_variables" {
  description = "Variables whose values are in Parameter Store, in the account and region of the project."
  type = map(object({
    # Name of the parameter, with its path.
    parameter = string
    # ARN of the customer key that encrypts it, if one does.
    key_arn = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.parameter_variables) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", name))])
    error_message = "Must be named by letters, digits and _, and not begin with a digit."
  }

  validation {
    condition     = alltrue([for variable in var.parameter_variables : can(regex("^[A-Za-z0-9_./-]+$", variable.parameter))])
    error_message = "parameter: Must be the name of a parameter, not its ARN."
  }

  validation {
    condition = alltrue([
      for variable in var.parameter_variables :
      variable.key_arn == null ? true : can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", variable.key_arn))
    ])
    error_message = "key_arn: Must be the ARN of a KMS key."
  }
}

variable "secret_variables" {
  description = "Variables whose values are in Secrets Manager."
  type = map(object({
    # ARN of the secret, as AWS made it: with the six characters at its end.
    secret_arn = string
    # The key of its JSON that holds the value. Left out: all of it.
    json_key = optional(string)
    # ARN of the customer key that encrypts it, if one does.
    key_arn = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.secret_variables) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", name))])
    error_message = "Must be named by letters, digits and _, and not begin with a digit."
  }

  validation {
    condition = alltrue([
      for variable in var.secret_variables :
      can(regex(
        "^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}$",
        variable.secret_arn
      ))
    ])
    error_message = "secret_arn: Must be the whole ARN of a secret, and nothing behind it."
  }

  validation {
    condition = alltrue([
      for variable in var.secret_variables :
      variable.key_arn == null ? true : can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", variable.key_arn))
    ])
    error_message = "key_arn: Must be the ARN of a KMS key."
  }
}

variable "inline_policies" {
  description = "What the commands may do: policies as JSON, by name."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for policy in var.inline_policies : can(jsondecode(policy))])
    error_message = "Must be policies as JSON: jsonencode or aws_iam_policy_document make it."
  }
}

variable "managed_policy_arns" {
  description = "ARNs of managed policies that the role has beside them, by a name that tells them apart."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for policy_arn in var.managed_policy_arns :
      can(regex("^(?:arn:aws[a-z-]*:iam::(?:aws|[0-9]{12}):policy/.+)$", policy_arn))
    ])
    error_message = "Must be the ARN of a managed policy."
  }
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds what the role may do, whatever else allows it."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary == null ? true : can(regex("^(?:arn:aws[a-z-]*:iam::(?:aws|[0-9]{12}):policy/.+)$", var.permissions_boundary))
    error_message = "Must be the ARN of a managed policy."
  }
}

variable "cache" {
  description = "Where builds leave what later ones needn't make again. Left out: nowhere in S3."
  type = object({
    # Name of the bucket, in the account and region of the project.
    bucket = string
    # The cache lies under it. No other project may have it.
    prefix = string
  })
  default = null

  validation {
    condition     = var.cache == null ? true : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.cache.bucket))
    error_message = "bucket: Must be a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens."
  }
}

variable "local_cache_modes" {
  description = "What builds find again on a machine that happens to be the same, where there is no cache in S3. https://docs.aws.amazon.com/codebuild/latest/userguide/caching-local.html"
  type        = list(string)
  default     = []
  nullable    = false
}

variable "vpc" {
  description = "The VPC that builds run in. Left out: none."
  type = object({
    # The VPC, in the account and region of the project.
    vpc_id = string
    # Subnets with a way out, by a NAT gateway or endpoints.
    subnet_ids = list(string)
    # Security groups of the builds.
    security_group_ids = list(string)
  })
  default = null
}

variable "log_retention_days" {
  description = "How long logs are kept, in days, of those that CloudWatch knows."
  type        = number
  default     = 90
  nullable    = false
}

variable "log_key_arn" {
  description = "ARN of the key that encrypts the log group. Left out: CloudWatch's own."
  type        = string
  default     = null

  validation {
    condition     = var.log_key_arn == null ? true : can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.log_key_arn))
    error_message = "Must be the ARN of a KMS key."
  }
}
