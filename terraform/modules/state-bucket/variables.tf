variable "account_id" {
  description = "The account whose state it holds."
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
