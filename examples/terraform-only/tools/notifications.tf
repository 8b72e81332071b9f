# Who is asked before production.
module "approval_topic" {
  source = "../../../terraform/modules/approval-topic"

  account_id  = module.system.tools_account_id
  region      = module.system.region
  topic       = local.approvals.topic
  key_alias   = local.approvals.key_alias
  subscribers = ["release@acme.example"]
}

# Who is told of what becomes of releases.
module "notifications" {
  source = "../../../terraform/modules/notifications"

  account_id  = module.system.tools_account_id
  region      = module.system.region
  topic       = "acme-orders-notifications"
  key_alias   = "alias/acme-orders-notifications"
  subscribers = ["orders-team@acme.example"]
  pipelines   = { (module.system.pipeline.name) = module.pipeline.pipeline_arn }
  event_type_ids = [
    "codepipeline-pipeline-pipeline-execution-started",
    "codepipeline-pipeline-pipeline-execution-failed",
    "codepipeline-pipeline-pipeline-execution-succeeded",
  ]
  alarms = true
}

module "alarms" {
  source = "../../../terraform/modules/pipeline-alarms"

  pipeline          = module.pipeline.pipeline_name
  project           = module.project["build"].project_name
  failed_executions = 1
  build_minutes     = 30
  alarm_actions     = [module.notifications.topic_arn]
}
