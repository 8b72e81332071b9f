variable "account_id" {
  description = "The workload account: the servers are there."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "region" {
  description = "Where the servers are, and a copy of the artifacts."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(?:-[a-z]+)+-[0-9]$", var.region))
    error_message = "Must be a region, for example eu-west-1."
  }
}

variable "name" {
  description = "Name of the fleet. Auto Scaling group, launch template, roles, target group, alarms, CodeDeploy's application and group are called after it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9](?:[A-Za-z0-9-]{0,24}[A-Za-z0-9])?$", var.name))
    error_message = "Must be at most 26 letters, digits and hyphens, none at an end: the target group has the port in its name, too, of at most 32."
  }
}

variable "vpc_id" {
  description = "VPC of the service and of the load balancer."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^vpc-[0-9a-f]{8,17}$", var.vpc_id))
    error_message = "Must be an id of the form vpc-0123456789abcdef0."
  }
}

variable "subnet_ids" {
  description = "Private subnets of the servers, with a way out to AWS's APIs by HTTPS."
  type        = list(string)
  nullable    = false

  validation {
    condition     = alltrue([for subnet_id in var.subnet_ids : can(regex("^subnet-[0-9a-f]{8,17}$", subnet_id))])
    error_message = "Must be an id of the form subnet-0123456789abcdef0."
  }
}

variable "load_balancer_arn_suffix" {
  description = "What CloudWatch calls it: arn_suffix of aws_lb."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^app/[^/]+/[0-9a-f]+$", var.load_balancer_arn_suffix))
    error_message = "Must be of the form app/<name>/<id>."
  }
}

variable "load_balancer_security_group_id" {
  description = "Security group of the load balancer. It is let in, and gets a rule to reach the servers: its rules are resources of their own, not inline."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^sg-[0-9a-f]{8,17}$", var.load_balancer_security_group_id))
    error_message = "Must be an id of the form sg-0123456789abcdef0."
  }
}

variable "listener_arn" {
  description = "ARN of the listener that takes the service's requests. The service gets a rule on it."
  type        = string
  nullable    = false

  validation {
    condition = can(regex(
      "^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:listener/app/.+$",
      var.listener_arn
    ))
    error_message = "Must be the ARN of an Application Load Balancer's listener."
  }
}

variable "listener_rule_priority" {
  description = "Which rule of the listener comes first: the lowest. Unique on the listener."
  type        = number
  nullable    = false

  validation {
    condition     = var.listener_rule_priority >= 1 && var.listener_rule_priority <= 50000 && floor(var.listener_rule_priority) == var.listener_rule_priority
    error_message = "Must be a whole number from 1 to 50000."
  }
}

variable "hosts" {
  description = "Host names whose requests are the service's. None: those of every host."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "paths" {
  description = "Path patterns whose requests are the service's. Hosts and paths: at most five together."
  type        = list(string)
  default     = ["/*"]
  nullable    = false

  validation {
    condition     = length(var.paths) > 0
    error_message = "Must name one path pattern at least; /* is every path."
  }

  validation {
    condition     = alltrue([for path in var.paths : can(regex("^/\\S{0,127}$", path))])
    error_message = "Must begin with a slash, at most 128 characters without spaces."
  }
}

variable "port" {
  description = "Port that the servers listen on."
  type        = number
  nullable    = false

  validation {
    condition     = var.port >= 1 && var.port <= 65535 && floor(var.port) == var.port
    error_message = "Must be a whole number from 1 to 65535."
  }
}

variable "health_check_path" {
  description = "Path that answers 200 when all is well."
  type        = string
  default     = "/"
  nullable    = false

  validation {
    condition     = can(regex("^/\\S{0,127}$", var.health_check_path))
    error_message = "Must begin with a slash, at most 128 characters without spaces."
  }
}

variable "image_id" {
  description = "Id of the image: Amazon Linux 2023, or made from it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^ami-[0-9a-f]{8,17}$", var.image_id))
    error_message = "Must be the id of an image, ami-…."
  }
}

variable "instance_type" {
  description = "Type of the instances."
  type        = string
  default     = "t3.small"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9-]+\\.[a-z0-9-]+$", var.instance_type))
    error_message = "Must be a type of instances, for example t3.small."
  }
}

variable "volume_size" {
  description = "GiB of the root volume, which is encrypted."
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.volume_size >= 8 && var.volume_size <= 16384 && floor(var.volume_size) == var.volume_size
    error_message = "Must be a whole number from 8 to 16384."
  }
}

variable "min_size" {
  description = "Fewest servers that there are; the fleet begins with so many."
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = var.min_size >= 0 && var.min_size <= 500 && floor(var.min_size) == var.min_size
    error_message = "Must be a whole number from 0 to 500."
  }
}

variable "max_size" {
  description = "Most servers that there are, for scaling policies and batches of a release."
  type        = number
  default     = 4
  nullable    = false

  validation {
    condition     = var.max_size >= 1 && var.max_size <= 500 && floor(var.max_size) == var.max_size
    error_message = "Must be a whole number from 1 to 500."
  }
}

variable "tags" {
  description = "Tags of servers and volumes: a launch template knows nothing of the provider's default tags."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "tools_account_id" {
  description = "The tools account: the pipeline's artifacts are there."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.tools_account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
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
  description = "The servers read what lies under it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]{1,20}$", var.artifact_prefix))
    error_message = "Must be at most 20 letters, digits, dots, @, _ and -, without a slash."
  }
}

variable "blue_green" {
  description = "Releases go onto a copy of the fleet, and the former servers are kept: CodeDeploy copies the Auto Scaling group, and nobody removes the original. Off: onto the servers that are there."
  type        = bool
  default     = false
  nullable    = false
}

variable "deployment_config" {
  description = "Name of the deployment configuration: in what steps a release goes out. CodeDeploy has some for servers."
  type        = string
  default     = "CodeDeployDefault.OneAtATime"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9._+=,@-]{1,100}$", var.deployment_config))
    error_message = "Must be a name of CodeDeploy's: at most 100 letters, digits and . _ + = , @ -."
  }
}

variable "error_rate_percent" {
  description = "A release stops and goes back when more of a hundred requests fail, in two minutes out of three."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.error_rate_percent >= 0 && var.error_rate_percent <= 99 && floor(var.error_rate_percent) == var.error_rate_percent
    error_message = "Must be a whole number from 0 to 99."
  }
}

variable "latency_ms" {
  description = "The same when all but one in a hundred requests take longer, in milliseconds. Left out: no such alarm."
  type        = number
  default     = null

  validation {
    condition     = var.latency_ms == null ? true : var.latency_ms >= 1 && var.latency_ms <= 900000 && floor(var.latency_ms) == var.latency_ms
    error_message = "Must be a whole number from 1 to 900000."
  }
}

variable "unhealthy_hosts" {
  description = "A release goes back, too, when so many servers fail their health check. Left out: no such alarm."
  type        = number
  default     = null

  validation {
    condition     = var.unhealthy_hosts == null ? true : var.unhealthy_hosts >= 1 && var.unhealthy_hosts <= 1000 && floor(var.unhealthy_hosts) == var.unhealthy_hosts
    error_message = "Must be a whole number from 1 to 1000."
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
