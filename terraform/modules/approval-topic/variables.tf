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
