/** Alarms, dashboards and log groups, without what is logged. */
import { type AccountKind, type At, any, everything, global, here, ours } from "./at";
import type { Service } from "./calls";

const BOTH: readonly AccountKind[] = ["tools", "workload"];

/** Those of a pipeline begin with its name. */
const ALARMS = here(
  "cloudwatch",
  ours("alarm:"),
  ({ organization }) => `alarm:*-${organization}-build-minutes`,
  ({ organization }) => `alarm:*-${organization}-failed-executions`,
);
const DASHBOARDS = global("cloudwatch", ours("dashboard/"));
const LOG_GROUPS = here(
  "logs",
  ours("log-group:/aws/codebuild/"),
  ours("log-group:/aws/lambda/"),
  ours("log-group:/ecs/"),
);

export const CLOUDWATCH: Service = {
  resources: {
    aws_cloudwatch_metric_alarm: {
      in: BOTH,
      read: ["cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"],
      write: [
        "cloudwatch:DeleteAlarms",
        "cloudwatch:PutMetricAlarm",
        "cloudwatch:TagResource",
        "cloudwatch:UntagResource",
      ],
    },
    aws_cloudwatch_dashboard: {
      in: BOTH,
      read: ["cloudwatch:GetDashboard"],
      write: ["cloudwatch:DeleteDashboards", "cloudwatch:PutDashboard"],
    },
    aws_cloudwatch_log_group: {
      in: BOTH,
      read: ["logs:DescribeLogGroups", "logs:ListTagsForResource"],
      write: [
        "logs:AssociateKmsKey",
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:DeleteRetentionPolicy",
        "logs:DisassociateKmsKey",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
        "logs:UntagResource",
      ],
    },
  },
  limits: [
    {
      sid: "FindAlarms",
      actions: ["cloudwatch:DescribeAlarms"],
      on: here("cloudwatch", any("alarm:*")),
      because: "Reads alarms' settings and states. AWS asks it of all alarms, though one is named.",
    },
    {
      sid: "ReadMonitoring",
      actions: ["cloudwatch:GetDashboard", "cloudwatch:ListTagsForResource"],
      on: monitoring,
      because: "Reads dashboards and the tags of alarms.",
    },
    {
      sid: "ChangeMonitoring",
      actions: [
        "cloudwatch:DeleteAlarms",
        "cloudwatch:DeleteDashboards",
        "cloudwatch:PutDashboard",
        "cloudwatch:PutMetricAlarm",
        "cloudwatch:TagResource",
        "cloudwatch:UntagResource",
      ],
      on: monitoring,
      because: "Makes, changes and deletes the organization's alarms and dashboards.",
    },
    {
      sid: "FindLogGroups",
      actions: ["logs:DescribeLogGroups"],
      on: everything,
      because: "Finds log groups by name. Takes no resource, and shows no log.",
    },
    {
      sid: "ReadLogGroups",
      actions: ["logs:ListTagsForResource"],
      on: LOG_GROUPS,
      because: "Reads log groups' tags, and no log.",
    },
    {
      sid: "ChangeLogGroups",
      actions: [
        "logs:AssociateKmsKey",
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:DeleteRetentionPolicy",
        "logs:DisassociateKmsKey",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
        "logs:UntagResource",
      ],
      on: LOG_GROUPS,
      because: "Makes, sets up and deletes log groups; none of these reads or writes a log.",
    },
  ],
};

function monitoring(at: At): readonly string[] {
  return [...ALARMS(at), ...DASHBOARDS(at)];
}
