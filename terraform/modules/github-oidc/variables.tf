variable "account_id" {
  description = "The account of the role."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "region" {
  description = "A region of the account: ARNs of China and GovCloud begin otherwise."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(?:-[a-z]+)+-[0-9]$", var.region))
    error_message = "Must be a region, for example eu-west-1."
  }
}

variable "name" {
  description = "Name of the role, which is at the path /slipway/github/."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.name))
    error_message = "Must be a role's name: at most 64 letters, digits and + = , . @ _ -."
  }
}

variable "description" {
  description = "What the role is for."
  type        = string
  nullable    = false
}

variable "subject" {
  description = "Subject of the tokens that are let in: repo:<owner>/<name>:environment:<environment> or repo:<owner>/<name>:ref:refs/heads/<branch>."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^(?:repo:[^:*?$]+:(?:environment:[^*?$]+|ref:refs/heads/[^*?$]+))$", var.subject))
    error_message = "Must name one repository and one environment or branch of it, without wildcards and variables."
  }
}

variable "inline_policies" {
  description = "What the role may do: policies as JSON, by name."
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

variable "create_provider" {
  description = "Whether to make the account's provider for GitHub's tokens, too. An account has one."
  type        = bool
  default     = true
  nullable    = false
}
