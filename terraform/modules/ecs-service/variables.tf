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

variable "cluster" {
  description = "Name of the ECS cluster."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,255}$", var.cluster))
    error_message = "Must be a name of ECS's: at most 255 letters, digits, _ and -."
  }
}

variable "load_balancer_name" {
  description = "Name of the Application Load Balancer. A name, so that a first plan shows every policy."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$", var.load_balancer_name))
    error_message = "Must be a load balancer's name: at most 32 letters, digits and hyphens."
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
  description = "Private subnets of the tasks, with a way out to AWS's APIs by HTTPS."
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
  description = "Security group of the load balancer. It is let in, and gets a rule to reach the tasks: its rules are resources of their own, not inline."
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
  description = "Port that the tasks listen on."
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

variable "test_listener" {
  description = "A second listener, where CodeDeploy shows a new version first. The service gets a rule on it, too. Left out: none."
  type = object({
    # ARN of the listener.
    arn = string
  })
  default = null

  validation {
    condition = var.test_listener == null ? true : can(regex(
      "^arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:listener/app/.+$",
      var.test_listener.arn
    ))
    error_message = "arn: Must be the ARN of an Application Load Balancer's listener."
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

variable "desired_count" {
  description = "Tasks that the service begins with. From then on people and CodeDeploy say how many."
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = var.desired_count >= 0 && var.desired_count <= 5000 && floor(var.desired_count) == var.desired_count
    error_message = "Must be a whole number from 0 to 5000."
  }
}

variable "repository_arn" {
  description = "ARN of the ECR repository of the image, which may be another account's."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:ecr:[a-z0-9-]+:[0-9]{12}:repository/[a-z0-9._/-]+$", var.repository_arn))
    error_message = "Must be the ARN of an ECR repository."
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

variable "deployment_config" {
  description = "Name of the deployment configuration: in what steps a release goes out. CodeDeploy has some for ECS."
  type        = string
  default     = "CodeDeployDefault.ECSAllAtOnce"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9._+=,@-]{1,100}$", var.deployment_config))
    error_message = "Must be a name of CodeDeploy's: at most 100 letters, digits and . _ + = , @ -."
  }
}

variable "termination_wait_minutes" {
  description = "How long the former tasks are kept once all traffic has moved: until then a rollback is instant."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.termination_wait_minutes >= 0 && var.termination_wait_minutes <= 2880 && floor(var.termination_wait_minutes) == var.termination_wait_minutes
    error_message = "Must be a whole number from 0 to 2880."
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
  description = "A release goes back, too, when so many tasks fail their health check. Left out: no such alarm."
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
