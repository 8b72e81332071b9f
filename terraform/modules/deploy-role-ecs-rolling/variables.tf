variable "account_id" {
  description = "The workload account: the role and what it deploys to are there."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "region" {
  description = "Where the target and the artifacts are. Pipelines copy artifacts into their targets' regions."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(?:-[a-z]+)+-[0-9]$", var.region))
    error_message = "Must be a region, for example eu-west-1."
  }
}

variable "name" {
  description = "Name of the role, which is at the path /slipway/deploy/."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.name))
    error_message = "Must be a role's name: at most 64 letters, digits and + = , . @ _ -."
  }
}

variable "tools_account_id" {
  description = "The tools account: the pipeline and its artifacts are there."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.tools_account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "pipeline_role_arn" {
  description = "ARN of the pipeline's role, which alone may become this one. It needn't exist yet."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", var.pipeline_role_arn))
    error_message = "Must be the ARN of one IAM role, without wildcards."
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
  description = "The first part of the artifacts' keys: of a pipeline's name the first 20 characters. It becomes the role's tag slipway-artifacts, which bucket and key compare."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]{1,20}$", var.artifact_prefix))
    error_message = "Must be at most 20 letters, digits, dots, @, _ and -, without a slash."
  }
}

variable "cluster" {
  description = "Name of the ECS cluster."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,255}$", var.cluster))
    error_message = "Must be a name of ECS's: at most 255 letters, digits, _ and -."
  }
}

variable "ecs_service" {
  description = "Name of the ECS service."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,255}$", var.ecs_service))
    error_message = "Must be a name of ECS's: at most 255 letters, digits, _ and -."
  }
}

variable "task_family" {
  description = "Family of the service's task definition."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,255}$", var.task_family))
    error_message = "Must be a name of ECS's: at most 255 letters, digits, _ and -."
  }
}

variable "task_role" {
  description = "Name of the role that application code runs as, at the path /slipway/runtime/."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.task_role))
    error_message = "Must be a role's name: at most 64 letters, digits and + = , . @ _ -."
  }
}

variable "execution_role" {
  description = "Name of the role that Fargate starts tasks with, at the path /slipway/runtime/."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.execution_role))
    error_message = "Must be a role's name: at most 64 letters, digits and + = , . @ _ -."
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
