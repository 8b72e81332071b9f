variable "account_id" {
  description = "The account of the pipelines; the topic is in it, too."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "region" {
  description = "Where the pipelines and the topic are."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(?:-[a-z]+)+-[0-9]$", var.region))
    error_message = "Must be a region, for example eu-west-1."
  }
}

variable "topic" {
  description = "Name of the topic."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,256}$", var.topic))
    error_message = "Must be a topic's name: at most 256 letters, digits, _ and -."
  }
}

variable "key_alias" {
  description = "Alias of the key that encrypts the topic."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[A-Za-z0-9/_-]{1,250}$", var.key_alias))
    error_message = "Must begin with alias/ and go on with letters, digits, /, _ and -."
  }
}

variable "subscribers" {
  description = "E-mail addresses that are told."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for address in var.subscribers : can(regex("^[^@\\s]+@[^@\\s]+$", address))])
    error_message = "Must be e-mail addresses."
  }
}

variable "pipelines" {
  description = "ARNs of the pipelines that are told of, by their names."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.pipelines) : can(regex("^[A-Za-z0-9_-]{1,52}$", name))])
    error_message = "Must be named by the pipelines: at most 52 letters, digits, _ and -, which rules are called after."
  }

  validation {
    condition = alltrue([
      for pipeline_arn in var.pipelines :
      can(regex("^arn:aws[a-z-]*:codepipeline:[a-z0-9-]+:[0-9]{12}:[^:]+$", pipeline_arn))
    ])
    error_message = "Must be the ARN of a pipeline."
  }
}

variable "event_type_ids" {
  description = "What is told of a pipeline. https://docs.aws.amazon.com/dtconsole/latest/userguide/concepts.html#events-ref-pipeline"
  type        = list(string)
  default = [
    "codepipeline-pipeline-pipeline-execution-failed",
    "codepipeline-pipeline-manual-approval-needed",
  ]
  nullable = false

  validation {
    condition = alltrue([
      for event_type_id in var.event_type_ids :
      contains(
        [
          "codepipeline-pipeline-pipeline-execution-started",
          "codepipeline-pipeline-pipeline-execution-succeeded",
          "codepipeline-pipeline-pipeline-execution-failed",
          "codepipeline-pipeline-pipeline-execution-canceled",
          "codepipeline-pipeline-pipeline-execution-superseded",
          "codepipeline-pipeline-manual-approval-needed",
          "codepipeline-pipeline-manual-approval-failed",
          "codepipeline-pipeline-manual-approval-succeeded",
        ],
        event_type_id
      )
    ])
    error_message = "Must be one of \"codepipeline-pipeline-pipeline-execution-started\", \"codepipeline-pipeline-pipeline-execution-succeeded\", \"codepipeline-pipeline-pipeline-execution-failed\", \"codepipeline-pipeline-pipeline-execution-canceled\", \"codepipeline-pipeline-pipeline-execution-superseded\", \"codepipeline-pipeline-manual-approval-needed\", \"codepipeline-pipeline-manual-approval-failed\", \"codepipeline-pipeline-manual-approval-succeeded\"."
  }
}

variable "rollbacks" {
  description = "Tells of stages that are rolled back, too. Notification rules have no event for it: EventBridge does."
  type        = bool
  default     = true
  nullable    = false
}

variable "alarms" {
  description = "Lets CloudWatch alarms of the account publish, too: those of the module pipeline-alarms."
  type        = bool
  default     = false
  nullable    = false
}
