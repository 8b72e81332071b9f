variable "pipeline" {
  description = "Name of the pipeline. The alarms' names begin with it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]{1,100}$", var.pipeline))
    error_message = "Must be a pipeline's name: at most 100 letters, digits, dots, @, _ and -."
  }
}

variable "project" {
  description = "Name of the pipeline's CodeBuild project, whose builds are timed."
  type        = string
  nullable    = false
}

variable "failed_executions" {
  description = "Goes off when so many executions failed within an hour. One that is retried and fails again counts again."
  type        = number
  default     = null

  validation {
    condition     = var.failed_executions == null ? true : var.failed_executions >= 1 && var.failed_executions <= 100 && floor(var.failed_executions) == var.failed_executions
    error_message = "Must be a whole number from 1 to 100."
  }
}

variable "build_minutes" {
  description = "Goes off when a build took longer, in minutes. CodeBuild ends builds after 2160."
  type        = number
  default     = null

  validation {
    condition     = var.build_minutes == null ? true : var.build_minutes >= 1 && var.build_minutes <= 2160 && floor(var.build_minutes) == var.build_minutes
    error_message = "Must be a whole number from 1 to 2160."
  }
}

variable "alarm_actions" {
  description = "ARNs of the topics that are told when an alarm goes off."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for topic_arn in var.alarm_actions : can(regex("^arn:aws[a-z-]*:sns:.+$", topic_arn))])
    error_message = "Must be the ARN of an SNS topic."
  }
}
