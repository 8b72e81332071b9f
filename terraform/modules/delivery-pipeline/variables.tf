variable "account_id" {
  description = "The tools account: the pipeline, its builds and its artifacts are there."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "Must be an account id: twelve digits, in quotes."
  }
}

variable "region" {
  description = "Where the pipeline is."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(?:-[a-z]+)+-[0-9]$", var.region))
    error_message = "Must be a region, for example eu-west-1."
  }
}

variable "name" {
  description = "Name of the pipeline. Its first 20 characters are the prefix of its artifacts: no other pipeline's name may begin alike."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9.@_-]{1,100}$", var.name))
    error_message = "Must be a pipeline's name: at most 100 letters, digits, dots, @, _ and -."
  }
}

variable "role_name" {
  description = "Name of the pipeline's role, which is at the path /slipway/pipeline/."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.role_name))
    error_message = "Must be a role's name: at most 64 letters, digits and + = , . @ _ -."
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

variable "artifact_bucket" {
  description = "Name of the bucket of the artifacts."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.artifact_bucket))
    error_message = "Must be a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens."
  }
}

variable "artifact_key_alias" {
  description = "Alias of the key that encrypts the artifacts."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^alias/[A-Za-z0-9/_-]{1,250}$", var.artifact_key_alias))
    error_message = "Must begin with alias/ and go on with letters, digits, /, _ and -."
  }
}

variable "artifact_key_arn" {
  description = "ARN of that key: key_arn of the module artifact-store."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", var.artifact_key_arn))
    error_message = "Must be the ARN of a KMS key."
  }
}

variable "regional_artifact_stores" {
  description = "Where artifacts are kept in each other region that a stage deploys in, by region."
  type = map(object({
    # Name of the bucket.
    bucket = string
    # Alias of its key.
    key_alias = string
    # ARN of its key.
    key_arn = string
  }))
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for name in keys(var.regional_artifact_stores) :
      can(regex("^[a-z]{2}(?:-[a-z]+)+-[0-9]$", name))
    ])
    error_message = "Must be a region, for example eu-west-1."
  }

  validation {
    condition = alltrue([
      for store in var.regional_artifact_stores :
      can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", store.bucket))
    ])
    error_message = "bucket: Must be a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens."
  }

  validation {
    condition = alltrue([
      for store in var.regional_artifact_stores :
      can(regex("^alias/[A-Za-z0-9/_-]{1,250}$", store.key_alias))
    ])
    error_message = "key_alias: Must begin with alias/ and go on with letters, digits, /, _ and -."
  }

  validation {
    condition = alltrue([
      for store in var.regional_artifact_stores :
      can(regex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$", store.key_arn))
    ])
    error_message = "key_arn: Must be the ARN of a KMS key."
  }
}

variable "connection_arn" {
  description = "ARN of the connection that fetches the source."
  type        = string
  nullable    = false

  validation {
    condition = can(regex(
      "^(?:arn:aws[a-z-]*:(?:codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[a-f0-9-]+)$",
      var.connection_arn
    ))
    error_message = "Must be the ARN of a connection."
  }
}

variable "repository" {
  description = "The repository of the source: <owner>/<name>."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[^/\\s]+(?:/[^/\\s]+)+$", var.repository))
    error_message = "Must be <owner>/<name>."
  }
}

variable "branch" {
  description = "The branch that is fetched."
  type        = string
  default     = "main"
  nullable    = false
}

variable "push_filters" {
  description = "Pushes that start the pipeline: to branches, or of tags. None: nothing of CodePipeline's own starts it."
  type = list(object({
    # Branches, as glob patterns.
    branches = optional(list(string), [])
    # Files of which one must have changed, as glob patterns. None: any.
    file_paths = optional(list(string), [])
    # Tags, as glob patterns.
    tags = optional(list(string), [])
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for filter in var.push_filters : (length(filter.branches) > 0) != (length(filter.tags) > 0)])
    error_message = "Must name branches or tags, and not both."
  }
}

variable "execution_mode" {
  description = "What becomes of a second execution: QUEUED, it waits; SUPERSEDED, it takes the first's place at the next stage; PARALLEL, it runs beside it, and no stage can roll back."
  type        = string
  default     = "QUEUED"
  nullable    = false

  validation {
    condition     = contains(["QUEUED", "SUPERSEDED", "PARALLEL"], var.execution_mode)
    error_message = "Must be one of \"QUEUED\", \"SUPERSEDED\", \"PARALLEL\"."
  }
}

variable "variables" {
  description = "Values that a person may give when starting an execution."
  type = list(object({
    # #{variables.<name>} in messages and links of approvals, and in variables of builds.
    name = string
    # What it is where nobody says otherwise.
    default_value = string
    # What it is for.
    description = optional(string)
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for variable in var.variables : can(regex("^[A-Za-z0-9@_-]{1,128}$", variable.name))])
    error_message = "name: Must be at most 128 letters, digits, @, _ and -."
  }
}

variable "approval_key_alias" {
  description = "Alias of the key that encrypts the topics of approvals. Left out: they aren't encrypted by a key of the account's."
  type        = string
  default     = null

  validation {
    condition     = var.approval_key_alias == null ? true : can(regex("^alias/[A-Za-z0-9/_-]{1,250}$", var.approval_key_alias))
    error_message = "Must begin with alias/."
  }
}

variable "stages" {
  description = "Stages behind the source, in their order. Within a stage come the approval, then builds side by side, then the release, then tests side by side."
  type = list(object({
    # Name of the stage.
    name = string
    # A person's yes, before anything else.
    approval = optional(object({
      # What the approver reads.
      message = string
      # Address of what the approver should look at.
      link = optional(string)
      # ARN of the topic that tells people. Left out: none; the module notifications tells of
      # approvals, too.
      topic_arn = optional(string)
      # How long it is waited for. Left out: a week.
      timeout_minutes = optional(number)
    }))
    # Builds, side by side.
    builds = optional(list(object({
      # Name of the action.
      name = string
      # Name of the project: project_name of the module build-project.
      project = string
      # Artifacts that it takes.
      input_artifacts = optional(list(string), ["source"])
      # Artifacts that it hands on.
      output_artifacts = optional(list(string), [])
      # Variables of this run beside the project's own; values may hold #{variables.<name>}.
      environment_variables = optional(map(string), {})
      # Its variables are #{<namespace>.…} in later actions.
      namespace = optional(string)
    })), [])
    # A release to ECS, task by task: imagedefinitions.json of the artifact.
    deploy_ecs_rolling = optional(object({
      # ARN of the deploy role, in the account of the target: role_arn of the module of the same
      # name.
      role_arn = string
      # Region of the target, if not the pipeline's: one of regional_artifact_stores.
      region = optional(string)
      # Name of the cluster.
      cluster = string
      # Name of the service.
      ecs_service = string
      # The artifact that is released.
      input_artifact = optional(string, "build")
    }))
    # A release to ECS by CodeDeploy.
    deploy_ecs_blue_green = optional(object({
      # ARN of the deploy role, in the account of the target: role_arn of the module of the same
      # name.
      role_arn = string
      # Region of the target, if not the pipeline's: one of regional_artifact_stores.
      region = optional(string)
      # Name of the CodeDeploy application.
      codedeploy_application = string
      # Name of the deployment group.
      codedeploy_group = string
      # The artifact with taskdef.json, appspec.yaml and imageDetail.json: that of a build of this
      # stage.
      input_artifact = string
    }))
    # A release to servers by CodeDeploy.
    deploy_servers = optional(object({
      # ARN of the deploy role, in the account of the target: role_arn of the module of the same
      # name.
      role_arn = string
      # Region of the target, if not the pipeline's: one of regional_artifact_stores.
      region = optional(string)
      # Name of the CodeDeploy application.
      codedeploy_application = string
      # Name of the deployment group.
      codedeploy_group = string
      # The artifact that is released.
      input_artifact = optional(string, "build")
    }))
    # A release to Lambda: publishes a version, then has a build move the alias.
    deploy_lambda = optional(object({
      # ARN of the deploy role, in the account of the target: role_arn of the module of the same
      # name.
      role_arn = string
      # Region of the target, if not the pipeline's: one of regional_artifact_stores.
      region = optional(string)
      # Name of the function.
      lambda_function = string
      # The artifact that is released.
      input_artifact = optional(string, "build")
      # Name of the project that moves the alias. Its builds find VERSION and EXECUTION.
      shift_project = string
    }))
    # A release to a website: unpacks the artifact into its bucket.
    deploy_website = optional(object({
      # ARN of the deploy role, in the account of the target: role_arn of the module of the same
      # name.
      role_arn = string
      # Region of the target, if not the pipeline's: one of regional_artifact_stores.
      region = optional(string)
      # Name of the website's bucket.
      bucket = string
      # The artifact that is released.
      input_artifact = optional(string, "build")
    }))
    # Tests of what was released, side by side.
    tests = optional(list(object({
      # Name of the action.
      name = string
      # Name of the project: project_name of the module build-project.
      project = string
      # Artifacts that it takes.
      input_artifacts = optional(list(string), ["source"])
      # Variables of this run beside the project's own; values may hold #{variables.<name>}.
      environment_variables = optional(map(string), {})
    })), [])
    # What follows when an action fails.
    on_failure = optional(object({
      # ROLLBACK or RETRY.
      result = string
      # What is tried again: FAILED_ACTIONS or ALL_ACTIONS.
      retry_mode = optional(string)
    }))
  }))
  nullable = false

  validation {
    condition     = length(var.stages) >= 1 && length(var.stages) <= 49
    error_message = "Must be 1 to 49 stages."
  }

  validation {
    condition     = length(distinct(var.stages[*].name)) == length(var.stages)
    error_message = "Must be stages of different names."
  }

  validation {
    condition = length(setsubtract(
      flatten([
        for stage in var.stages :
        concat(
          flatten(stage.builds[*].input_artifacts),
          flatten(stage.tests[*].input_artifacts),
          stage.deploy_ecs_rolling[*].input_artifact,
          stage.deploy_ecs_blue_green[*].input_artifact,
          stage.deploy_servers[*].input_artifact,
          stage.deploy_lambda[*].input_artifact,
          stage.deploy_website[*].input_artifact
        )
      ]),
      concat(["source"], flatten([for stage in var.stages : stage.builds[*].output_artifacts]))
    )) == 0
    error_message = "Must take artifacts that a build hands on, or source."
  }

  validation {
    condition     = alltrue([for stage in var.stages : stage.name != "Source"])
    error_message = "Must not be called Source, as the first stage is."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      length(concat(
        stage.approval[*],
        stage.builds,
        stage.deploy_ecs_rolling[*],
        stage.deploy_ecs_blue_green[*],
        stage.deploy_servers[*],
        stage.deploy_lambda[*],
        stage.deploy_website[*],
        stage.tests
      )) > 0
    ])
    error_message = "Must do something: ask for approval, build, deploy or test."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      length(concat(
        stage.deploy_ecs_rolling[*],
        stage.deploy_ecs_blue_green[*],
        stage.deploy_servers[*],
        stage.deploy_lambda[*],
        stage.deploy_website[*]
      )) <= 1
    ])
    error_message = "Must deploy to one target at most: another one has a stage of its own."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      alltrue(concat(
        [
          for deploy in stage.deploy_ecs_rolling[*] :
          can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", deploy.role_arn))
        ],
        [
          for deploy in stage.deploy_ecs_blue_green[*] :
          can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", deploy.role_arn))
        ],
        [
          for deploy in stage.deploy_servers[*] :
          can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", deploy.role_arn))
        ],
        [
          for deploy in stage.deploy_lambda[*] :
          can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", deploy.role_arn))
        ],
        [
          for deploy in stage.deploy_website[*] :
          can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", deploy.role_arn))
        ]
      ))
    ])
    error_message = "Must have the ARN of one IAM role as role_arn of each deployment, without wildcards."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      length(distinct(concat(["approve", "publish", "deploy"], stage.builds[*].name, stage.tests[*].name))) == 3 + length(stage.builds) + length(stage.tests)
    ])
    error_message = "Must have builds and tests of different names, none of them approve, publish, deploy."
  }

  validation {
    condition     = alltrue([for stage in var.stages : can(regex("^[A-Za-z0-9@_-]{1,100}$", stage.name))])
    error_message = "name: Must be at most 100 letters, digits, @, _ and -."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      stage.approval == null ? true : stage.approval.topic_arn == null ? true : can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+$", stage.approval.topic_arn))
    ])
    error_message = "approval: topic_arn: Must be the ARN of a topic."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      stage.approval == null ? true : stage.approval.timeout_minutes == null ? true : stage.approval.timeout_minutes >= 5 && stage.approval.timeout_minutes <= 86400 && floor(stage.approval.timeout_minutes) == stage.approval.timeout_minutes
    ])
    error_message = "approval: timeout_minutes: Must be a whole number from 5 to 86400."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      alltrue([for build in stage.builds : can(regex("^[A-Za-z0-9@_-]{1,100}$", build.name))])
    ])
    error_message = "builds: name: Must be at most 100 letters, digits, @, _ and -."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      alltrue([for build in stage.builds : can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{1,149}$", build.project))])
    ])
    error_message = "builds: project: Must be the name of a project."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      stage.deploy_lambda == null ? true : can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{1,149}$", stage.deploy_lambda.shift_project))
    ])
    error_message = "deploy_lambda: shift_project: Must be the name of a project."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      alltrue([for test in stage.tests : can(regex("^[A-Za-z0-9@_-]{1,100}$", test.name))])
    ])
    error_message = "tests: name: Must be at most 100 letters, digits, @, _ and -."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      alltrue([for test in stage.tests : can(regex("^[A-Za-z0-9][A-Za-z0-9_-]{1,149}$", test.project))])
    ])
    error_message = "tests: project: Must be the name of a project."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      stage.on_failure == null ? true : (stage.on_failure.result == "RETRY") == (stage.on_failure.retry_mode != null)
    ])
    error_message = "on_failure: Must have a retry_mode if the result is RETRY, and none otherwise."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      stage.on_failure == null ? true : contains(["ROLLBACK", "RETRY"], stage.on_failure.result)
    ])
    error_message = "on_failure: result: Must be one of \"ROLLBACK\", \"RETRY\"."
  }

  validation {
    condition = alltrue([
      for stage in var.stages :
      stage.on_failure == null ? true : stage.on_failure.retry_mode == null ? true : contains(["FAILED_ACTIONS", "ALL_ACTIONS"], stage.on_failure.retry_mode)
    ])
    error_message = "on_failure: retry_mode: Must be one of \"FAILED_ACTIONS\", \"ALL_ACTIONS\"."
  }
}
