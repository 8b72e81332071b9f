variable "account_id" {
  description = "The tools account: the bucket, the key and the pipelines are there."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "region" {
  description = "Where the bucket and its key are."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(?:-[a-z]+)+-[0-9]$", var.region))
    error_message = "Must be a region, for example eu-west-1."
  }
}

variable "bucket" {
  description = "Name of the bucket. End it with account and region: nobody else can sit on such a name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.bucket))
    error_message = "Must be a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens."
  }
}

variable "key_alias" {
  description = "Alias of the key that encrypts the bucket."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[A-Za-z0-9/_-]{1,250}$", var.key_alias))
    error_message = "Must begin with alias/ and go on with letters, digits, /, _ and -."
  }
}

variable "expire_after_days" {
  description = "Artifacts older than this are deleted, in days. A stage can be rolled back to what is still there."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.expire_after_days >= 1 && var.expire_after_days <= 3650 && floor(var.expire_after_days) == var.expire_after_days
    error_message = "Must be a whole number from 1 to 3650."
  }
}

variable "deploy_accounts" {
  description = "Accounts whose deploy roles (path /slipway/deploy/) read artifacts, by environment."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for name in keys(var.deploy_accounts) :
      can(regex("^[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*$", name))
    ])
    error_message = "Must be words of lower-case letters and digits, separated by hyphens; each begins with a letter."
  }

  validation {
    condition     = alltrue([for account_id in var.deploy_accounts : can(regex("^[0-9]{12}$", account_id))])
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "server_accounts" {
  description = "Accounts whose servers (roles of path /slipway/runtime/) read artifacts, by environment."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for name in keys(var.server_accounts) :
      can(regex("^[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*$", name))
    ])
    error_message = "Must be words of lower-case letters and digits, separated by hyphens; each begins with a letter."
  }

  validation {
    condition     = alltrue([for account_id in var.server_accounts : can(regex("^[0-9]{12}$", account_id))])
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "readers" {
  description = "Roles that somebody else made and that read artifacts, by a name."
  type = map(object({
    # ARN of the role.
    role_arn = string
    # What lies under this prefix it may read, without the slash.
    prefix = string
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.readers) : can(regex("^[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*$", name))])
    error_message = "Must be words of lower-case letters and digits, separated by hyphens; each begins with a letter."
  }

  validation {
    condition = alltrue([
      for reader in var.readers :
      can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", reader.role_arn))
    ])
    error_message = "role_arn: Must be the ARN of one IAM role, without wildcards."
  }
}

variable "access_log_bucket" {
  description = "Bucket that Amazon S3 writes access logs into. It must be in the same account and region."
  type        = string
  default     = null
}
