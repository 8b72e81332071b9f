/** What it is worth to do something to what starts releases, and to what tells of them. */
import type { Worths } from "./worth";

const CONNECTION_TAGS =
  "codestar-connections:TagResource codestar-connections:UntagResource codeconnections:TagResource codeconnections:UntagResource";

export const WORTH_OF_MESSAGES: Worths = {
  aws_sns_topic: {
    publish: "sns:Publish",
    "listen in": "sns:Subscribe sns:ConfirmSubscription sns:SetSubscriptionAttributes",
    "silence what is told": "sns:Unsubscribe sns:DeleteTopic",
    "change who may publish or listen":
      "sns:CreateTopic sns:SetTopicAttributes sns:AddPermission sns:RemovePermission sns:PutDataProtectionPolicy sns:TagResource sns:UntagResource",
  },
  aws_codestarnotifications_notification_rule: {
    "silence what is told, or tell somebody else":
      "codestar-notifications:CreateNotificationRule codestar-notifications:UpdateNotificationRule codestar-notifications:DeleteNotificationRule codestar-notifications:Subscribe codestar-notifications:Unsubscribe codestar-notifications:TagResource codestar-notifications:UntagResource",
  },
  aws_cloudwatch_event_rule: {
    "change what starts a release":
      "events:PutRule events:PutTargets events:RemoveTargets events:DeleteRule events:DisableRule events:EnableRule events:TagResource events:UntagResource",
  },
  aws_cloudwatch_event_bus: {
    "make events": "events:PutEvents events:StartReplay",
    "listen in": "events:CreateArchive",
    "change where events go":
      "events:CreateEventBus events:UpdateEventBus events:DeleteEventBus events:TagResource events:UntagResource",
  },
  "event-bus-v2": {
    "make events": "events:PutEvents events:PutRawEvents events:CreateEventSource events:UpdateEventSource",
    "listen in": "events:CreateSubscriber events:UpdateSubscriber",
    "say who may make events": "events:PutResourcePolicy events:DeleteResourcePolicy events:RevokeResource",
    "change where events go":
      "events:CreateEventBus events:UpdateEventBus events:DeleteEventBus events:TagResource events:UntagResource",
  },
  aws_scheduler_schedule: {
    "change what starts a release":
      "scheduler:CreateSchedule scheduler:UpdateSchedule scheduler:DeleteSchedule",
  },
  aws_scheduler_schedule_group: {
    "change what starts a release":
      "scheduler:CreateScheduleGroup scheduler:DeleteScheduleGroup scheduler:TagResource scheduler:UntagResource",
  },
  aws_cloudwatch_metric_alarm: {
    "blind what stops a release":
      "cloudwatch:PutMetricAlarm cloudwatch:PutCompositeAlarm cloudwatch:PutLogAlarm cloudwatch:SetAlarmState cloudwatch:DisableAlarmActions cloudwatch:EnableAlarmActions cloudwatch:PutAlarmMuteRule cloudwatch:DeleteAlarms cloudwatch:TagResource cloudwatch:UntagResource",
  },
  aws_cloudwatch_log_group: {
    "read logs":
      "logs:GetLogEvents logs:FilterLogEvents logs:StartQuery logs:GetQueryResults logs:StartLiveTail logs:GetLogRecord logs:Unmask",
    "have logs sent on":
      "logs:CreateExportTask logs:PutSubscriptionFilter logs:DeleteSubscriptionFilter logs:IntegrateWithDataset logs:IntegrateWithS3Table logs:PutTransformer logs:DeleteTransformer logs:ProcessWithPipeline",
    "write logs":
      "logs:PutLogEvents logs:CreateLogStream logs:CreateLogGroup logs:PutBearerTokenAuthentication logs:PutSyslogConfiguration logs:DeleteSyslogConfiguration",
    "lose logs":
      "logs:DeleteLogGroup logs:DeleteLogStream logs:PutRetentionPolicy logs:DeleteRetentionPolicy logs:PutLogGroupDeletionProtection",
    "change who may read logs":
      "logs:PutDataProtectionPolicy logs:DeleteDataProtectionPolicy logs:AssociateKmsKey logs:DisassociateKmsKey logs:TagLogGroup logs:UntagLogGroup logs:TagResource logs:UntagResource",
    "blind what watches logs": "logs:PutMetricFilter logs:DeleteMetricFilter logs:CreateLogAnomalyDetector",
  },
  "log-destination": {
    "take logs in":
      "logs:PutDestination logs:PutDestinationPolicy logs:DeleteDestination logs:TagResource logs:UntagResource",
  },
  aws_codestarconnections_connection: {
    "read source":
      "codestar-connections:UseConnection codeconnections:UseConnection codestar-connections:GetConnectionToken codeconnections:GetConnectionToken",
    "hand the connection on, or change it": `codestar-connections:PassConnection codestar-connections:UpdateConnectionInstallation codestar-connections:CreateRepositoryLink codestar-connections:DeleteConnection codeconnections:PassConnection codeconnections:UpdateConnectionInstallation codeconnections:CreateRepositoryLink codeconnections:DeleteConnection ${CONNECTION_TAGS}`,
  },
  aws_codeconnections_connection: {
    "read source":
      "codeconnections:UseConnection codestar-connections:UseConnection codeconnections:GetConnectionToken codestar-connections:GetConnectionToken",
    "hand the connection on, or change it": `codeconnections:PassConnection codeconnections:UpdateConnectionInstallation codeconnections:CreateRepositoryLink codeconnections:DeleteConnection codestar-connections:PassConnection codestar-connections:UpdateConnectionInstallation codestar-connections:CreateRepositoryLink codestar-connections:DeleteConnection ${CONNECTION_TAGS}`,
  },
};
