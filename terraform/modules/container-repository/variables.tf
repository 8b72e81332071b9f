variable "region" {
  description = "Where the repository is."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(?:-[a-z]+)+-[0-9]$", var.region))
    error_message = "Must be a region, for example eu-west-1."
  }
}

variable "repository" {
  description = "Name of the repository, for example acme/web."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]+(?:[._/-][a-z0-9]+)*$", var.repository))
    error_message = "Must be a repository's name: lower-case letters and digits, separated by one of . _ / -."
  }
}

variable "keep_images" {
  description = "Images kept; older ones are deleted, even one that runs if so many were pushed since."
  type        = number
  default     = 1000
  nullable    = false

  validation {
    condition     = var.keep_images >= 1 && var.keep_images <= 100000 && floor(var.keep_images) == var.keep_images
    error_message = "Must be a whole number from 1 to 100000."
  }
}

variable "puller_role_arns" {
  description = "Roles in other accounts that pull: task execution roles of the environments."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for role_arn in var.puller_role_arns :
      can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", role_arn))
    ])
    error_message = "Must be the ARN of one IAM role, without wildcards."
  }
}
