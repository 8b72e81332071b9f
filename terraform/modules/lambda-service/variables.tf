variable "account_id" {
  description = "The workload account: the function is there."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "region" {
  description = "Where the function is."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(?:-[a-z]+)+-[0-9]$", var.region))
    error_message = "Must be a region, for example eu-west-1."
  }
}

variable "function_name" {
  description = "Name of the function. Roles, log, alarms, CodeDeploy's application and group are called after it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,53}$", var.function_name))
    error_message = "Must be at most 53 letters, digits, _ and -: roles have longer names than the function, of at most 64."
  }
}

variable "runtime" {
  description = "Runtime, in AWS's word for it: nodejs22.x, python3.13. It must be known in a plan."
  type        = string
  nullable    = false
}

variable "handler" {
  description = "Where the code begins. It must be known in a plan."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^\\S{1,128}$", var.handler))
    error_message = "Must be at most 128 characters without spaces, for example index.handler."
  }
}

variable "memory_size" {
  description = "MiB of the function, and its share of the CPU with them."
  type        = number
  default     = 128
  nullable    = false

  validation {
    condition     = var.memory_size >= 128 && var.memory_size <= 10240 && floor(var.memory_size) == var.memory_size
    error_message = "Must be a whole number from 128 to 10240."
  }
}

variable "timeout" {
  description = "Seconds that one invocation may take."
  type        = number
  default     = 3
  nullable    = false

  validation {
    condition     = var.timeout >= 1 && var.timeout <= 900 && floor(var.timeout) == var.timeout
    error_message = "Must be a whole number from 1 to 900."
  }
}

variable "architecture" {
  description = "Instruction set that the build makes the code for."
  type        = string
  default     = "x86_64"
  nullable    = false

  validation {
    condition     = contains(["x86_64", "arm64"], var.architecture)
    error_message = "Must be one of \"x86_64\", \"arm64\"."
  }
}

variable "ephemeral_storage_size" {
  description = "MiB of /tmp."
  type        = number
  default     = 512
  nullable    = false

  validation {
    condition     = var.ephemeral_storage_size >= 512 && var.ephemeral_storage_size <= 10240 && floor(var.ephemeral_storage_size) == var.ephemeral_storage_size
    error_message = "Must be a whole number from 512 to 10240."
  }
}

variable "reserved_concurrent_executions" {
  description = "Invocations at a time that are kept for the function, and are its limit. Left out: it shares the account's."
  type        = number
  default     = null

  validation {
    condition     = var.reserved_concurrent_executions == null ? true : var.reserved_concurrent_executions >= 0 && var.reserved_concurrent_executions <= 10000 && floor(var.reserved_concurrent_executions) == var.reserved_concurrent_executions
    error_message = "Must be a whole number from 0 to 10000."
  }
}

variable "environment_variables" {
  description = "Environment variables, no secrets: who may see the function sees them."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.environment_variables) : can(regex("^[A-Za-z][A-Za-z0-9_]+$", name))])
    error_message = "Must be named by letters, digits and _, two at least, the first a letter."
  }
}

variable "tracing" {
  description = "X-Ray traces what is invoked."
  type        = bool
  default     = false
  nullable    = false
}

variable "deployment_config" {
  description = "Name of the deployment configuration: in what steps a release goes out. CodeDeploy has some for Lambda."
  type        = string
  default     = "CodeDeployDefault.LambdaAllAtOnce"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9._+=,@-]{1,100}$", var.deployment_config))
    error_message = "Must be a name of CodeDeploy's: at most 100 letters, digits and . _ + = , @ -."
  }
}

variable "error_rate_percent" {
  description = "A release stops and goes back when more of a hundred invocations of the alias fail, in two minutes out of three."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.error_rate_percent >= 0 && var.error_rate_percent <= 99 && floor(var.error_rate_percent) == var.error_rate_percent
    error_message = "Must be a whole number from 0 to 99."
  }
}

variable "latency_ms" {
  description = "The same when all but one in a hundred invocations of the alias take longer, in milliseconds. Left out: no such alarm."
  type        = number
  default     = null

  validation {
    condition     = var.latency_ms == null ? true : var.latency_ms >= 1 && var.latency_ms <= 900000 && floor(var.latency_ms) == var.latency_ms
    error_message = "Must be a whole number from 1 to 900000."
  }
}

variable "tools_account_id" {
  description = "The tools account: the build that has the alias moved is there."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.tools_account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "shift_build_role_arn" {
  description = "ARN of that build's role, which alone may become the role that shifts. It needn't exist yet."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", var.shift_build_role_arn))
    error_message = "Must be the ARN of one IAM role, without wildcards."
  }
}

variable "alarms" {
  description = "Names of other alarms that stop a release and send it back. CodeDeploy takes ten, with those that are made here."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "permissions_boundary" {
  description = "ARN of the policy that bounds what each role here may do, whatever else allows it."
  type        = string
  default     = null

  validation {
    condition     = var.permissions_boundary == null ? true : can(regex("^(?:arn:aws[a-z-]*:iam::(?:aws|[0-9]{12}):policy/.+)$", var.permissions_boundary))
    error_message = "Must be the ARN of a managed policy."
  }
}
