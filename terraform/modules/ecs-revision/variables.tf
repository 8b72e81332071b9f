variable "account_id" {
  description = "The workload account: the service is there."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "region" {
  description = "Where the service is."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(?:-[a-z]+)+-[0-9]$", var.region))
    error_message = "Must be a region, for example eu-west-1."
  }
}

variable "name" {
  description = "Name of the service. Task definition, roles, log, target groups, alarms, CodeDeploy's application and group are called after it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9](?:[A-Za-z0-9-]{0,24}[A-Za-z0-9])?$", var.name))
    error_message = "Must be at most 26 letters, digits and hyphens, none at an end: target groups have longer names, of at most 32."
  }
}

variable "port" {
  description = "Port that the tasks listen on."
  type        = number
  nullable    = false

  validation {
    condition     = var.port >= 1 && var.port <= 65535 && floor(var.port) == var.port
    error_message = "Must be a whole number from 1 to 65535."
  }
}

variable "cpu" {
  description = "CPU units of a task: 1024 are one vCPU."
  type        = number
  default     = 256
  nullable    = false

  validation {
    condition     = var.cpu >= 256 && var.cpu <= 16384 && floor(var.cpu) == var.cpu
    error_message = "Must be a whole number from 256 to 16384."
  }
}

variable "memory" {
  description = "MiB of a task. Which go with which cpu, Fargate says."
  type        = number
  default     = 512
  nullable    = false

  validation {
    condition     = var.memory >= 512 && var.memory <= 122880 && floor(var.memory) == var.memory
    error_message = "Must be a whole number from 512 to 122880."
  }
}

variable "environment_variables" {
  description = "Variables of the container, no secrets: who may see the task definition sees them."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.environment_variables) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", name))])
    error_message = "Must be named by letters, digits and _, the first no digit."
  }
}

variable "secrets" {
  description = "Variables whose values Secrets Manager keeps: its ARN, then :<key of its JSON>:<stage>:<version> as needed."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.secrets) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", name))])
    error_message = "Must be named by letters, digits and _, the first no digit."
  }

  validation {
    condition = alltrue([
      for secret_arn in var.secrets :
      can(regex(
        "^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[^:*?]+(?::[^:]*:[^:]*:[^:]*)?$",
        secret_arn
      ))
    ])
    error_message = "Must be the ARN of a secret, then nothing or three more fields."
  }
}

variable "parameters" {
  description = "Variables whose values Parameter Store keeps: the parameter's ARN."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for name in keys(var.parameters) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", name))])
    error_message = "Must be named by letters, digits and _, the first no digit."
  }

  validation {
    condition = alltrue([
      for parameter_arn in var.parameters :
      can(regex("^arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]{12}:parameter/[^*?]+$", parameter_arn))
    ])
    error_message = "Must be the ARN of a parameter."
  }
}

variable "hooks" {
  description = "ARNs of Lambda functions that CodeDeploy asks whether a release may go on, by event."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for name in keys(var.hooks) :
      contains(
        [
          "BeforeInstall",
          "AfterInstall",
          "AfterAllowTestTraffic",
          "BeforeAllowTraffic",
          "AfterAllowTraffic",
        ],
        name
      )
    ])
    error_message = "Must be one of \"BeforeInstall\", \"AfterInstall\", \"AfterAllowTestTraffic\", \"BeforeAllowTraffic\", \"AfterAllowTraffic\"."
  }

  validation {
    condition = alltrue([
      for function_arn in var.hooks :
      can(regex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+$", function_arn))
    ])
    error_message = "Must be the ARN of a function."
  }
}
