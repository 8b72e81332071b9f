/** Rules of EventBridge and schedules: what starts a pipeline, and what tells of a release. */
import { type AccountKind, here, ours } from "./at";
import type { Service } from "./calls";

const BOTH: readonly AccountKind[] = ["tools", "workload"];
const TOOLS: readonly AccountKind[] = ["tools"];

/** Those of a pipeline begin with its name. */
const RULES = here("events", ours("rule/"), ({ organization }) => `rule/*-${organization}-rolled-back`);
const SCHEDULES = here("scheduler", ours("schedule/"), ours("schedule-group/"));

export const EVENTS: Service = {
  resources: {
    aws_cloudwatch_event_rule: {
      in: BOTH,
      read: ["events:DescribeRule", "events:ListTagsForResource"],
      write: [
        "events:DeleteRule",
        "events:DisableRule",
        "events:EnableRule",
        "events:PutRule",
        "events:TagResource",
        "events:UntagResource",
      ],
    },
    aws_cloudwatch_event_target: {
      in: BOTH,
      read: ["events:ListTargetsByRule"],
      write: ["events:PutTargets", "events:RemoveTargets", "iam:PassRole"],
    },
    aws_scheduler_schedule: {
      in: TOOLS,
      read: ["scheduler:GetSchedule"],
      write: [
        "scheduler:CreateSchedule",
        "scheduler:DeleteSchedule",
        "scheduler:UpdateSchedule",
        "iam:PassRole",
      ],
    },
    aws_scheduler_schedule_group: {
      in: TOOLS,
      read: ["scheduler:GetScheduleGroup", "scheduler:ListTagsForResource"],
      write: [
        "scheduler:CreateScheduleGroup",
        "scheduler:DeleteScheduleGroup",
        "scheduler:TagResource",
        "scheduler:UntagResource",
      ],
    },
  },
  limits: [
    {
      sid: "ReadRules",
      actions: ["events:DescribeRule", "events:ListTagsForResource", "events:ListTargetsByRule"],
      on: RULES,
      because: "Reads what the organization's rules listen for, and whom they tell.",
    },
    {
      sid: "ChangeRules",
      actions: [
        "events:DeleteRule",
        "events:DisableRule",
        "events:EnableRule",
        "events:PutRule",
        "events:PutTargets",
        "events:RemoveTargets",
        "events:TagResource",
        "events:UntagResource",
      ],
      on: RULES,
      because: "Makes, changes and deletes the organization's rules.",
    },
    {
      sid: "ReadSchedules",
      actions: ["scheduler:GetSchedule", "scheduler:GetScheduleGroup", "scheduler:ListTagsForResource"],
      on: SCHEDULES,
      because: "Reads the organization's schedules.",
    },
    {
      sid: "ChangeSchedules",
      actions: [
        "scheduler:CreateSchedule",
        "scheduler:CreateScheduleGroup",
        "scheduler:DeleteSchedule",
        "scheduler:DeleteScheduleGroup",
        "scheduler:TagResource",
        "scheduler:UntagResource",
        "scheduler:UpdateSchedule",
      ],
      on: SCHEDULES,
      because: "Makes, changes and deletes the organization's schedules.",
    },
  ],
};
