variable "name" {
  description = "Name of the environment."
  type        = string
  nullable    = false

  validation {
    condition     = contains(keys(module.system.environments), var.name)
    error_message = "name is \"${var.name}\". The environments of ../system are ${join(", ", keys(module.system.environments))}."
  }
}

variable "cidr" {
  description = "IPv4 range of the network."
  type        = string
  nullable    = false
}

variable "certificate_arn" {
  description = "ACM certificate of the load balancer. Left out: it speaks HTTP, which is good enough for a look and for nothing else."
  type        = string
  default     = null
}

variable "desired_count" {
  description = "Tasks that the service begins with."
  type        = number
  default     = 2
  nullable    = false
}

variable "deployment_config" {
  description = "In what steps a release goes out."
  type        = string
  default     = "CodeDeployDefault.ECSAllAtOnce"
  nullable    = false
}

variable "termination_wait_minutes" {
  description = "How long the former tasks stay, for an instant way back. Tests of the release begin when it is over."
  type        = number
  default     = 5
  nullable    = false
}

variable "error_rate_percent" {
  description = "A release goes back when more of a hundred requests fail."
  type        = number
  default     = 1
  nullable    = false
}

variable "latency_ms" {
  description = "The same when all but one in a hundred requests take longer. Left out: no such alarm."
  type        = number
  default     = null
}

variable "unhealthy_hosts" {
  description = "The same when so many tasks fail their health check. Left out: no such alarm."
  type        = number
  default     = null
}
