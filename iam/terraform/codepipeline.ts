/** Pipelines, the connection that they read source through, and what tells people of them. */
import { type AccountKind, any, becomesOurs, everything, here, isOurs } from "./at";
import type { Service } from "./calls";

const HERE: readonly AccountKind[] = ["tools"];

const CHANGE_PIPELINE = [
  "codepipeline:CreatePipeline",
  "codepipeline:DeletePipeline",
  "codepipeline:TagResource",
  "codepipeline:UntagResource",
  "codepipeline:UpdatePipeline",
] as const;

const READ_CONNECTION = [
  "codestar-connections:GetConnection",
  "codestar-connections:ListConnections",
  "codestar-connections:ListTagsForResource",
] as const;

/** CodePipeline cuts what it writes by the first 20 characters of a name, so names end with the organization's. */
const PIPELINES = here("codepipeline", ({ organization }) => `*-${organization}`);
const CONNECTIONS = here("codestar-connections", any("connection/*"));
const RULES = here("codestar-notifications", any("notificationrule/*"));

export const CODEPIPELINE: Service = {
  resources: {
    aws_codepipeline: {
      in: HERE,
      read: ["codepipeline:GetPipeline", "codepipeline:ListTagsForResource"],
      write: [
        ...CHANGE_PIPELINE,
        "codeconnections:PassConnection",
        "codestar-connections:PassConnection",
        "iam:PassRole",
      ],
    },
    aws_codestarconnections_connection: {
      in: HERE,
      read: ["codestar-connections:GetConnection", "codestar-connections:ListTagsForResource"],
      write: [
        "codestar-connections:CreateConnection",
        "codestar-connections:DeleteConnection",
        "codestar-connections:TagResource",
        "codestar-connections:UntagResource",
      ],
    },
    aws_codestarnotifications_notification_rule: {
      in: HERE,
      read: ["codestar-notifications:DescribeNotificationRule"],
      write: [
        "codestar-notifications:CreateNotificationRule",
        "codestar-notifications:DeleteNotificationRule",
        "codestar-notifications:DeleteTarget",
        "codestar-notifications:TagResource",
        "codestar-notifications:UntagResource",
        "codestar-notifications:UpdateNotificationRule",
        "iam:CreateServiceLinkedRole",
      ],
    },
  },
  dataSources: {
    aws_codestarconnections_connection: { in: HERE, read: READ_CONNECTION },
  },
  limits: [
    {
      sid: "ReadPipelines",
      actions: ["codepipeline:GetPipeline", "codepipeline:ListTagsForResource"],
      on: PIPELINES,
      because: "Reads how pipelines are built, not what runs through them.",
    },
    {
      sid: "ChangePipelines",
      actions: CHANGE_PIPELINE,
      on: PIPELINES,
      because:
        "Makes, changes and deletes pipelines. AWS runs a pipeline once when it is made; none of these starts or approves.",
    },
    {
      sid: "PassConnections",
      actions: ["codestar-connections:PassConnection"],
      on: CONNECTIONS,
      when: () => ({
        StringEquals: { "codestar-connections:PassedToService": "codepipeline.amazonaws.com" },
      }),
      because:
        "A pipeline is told which connection to read source through. It may be one that a person made.",
    },
    {
      sid: "PassNewerConnections",
      actions: ["codeconnections:PassConnection"],
      on: here("codeconnections", any("connection/*")),
      when: () => ({ StringEquals: { "codeconnections:PassedToService": "codepipeline.amazonaws.com" } }),
      because: "The same of connections under the service's newer name.",
    },
    {
      sid: "ReadConnections",
      actions: ["codestar-connections:GetConnection", "codestar-connections:ListTagsForResource"],
      on: CONNECTIONS,
      because: "Reads connections. Neither reads a repository.",
    },
    {
      sid: "FindConnections",
      actions: ["codestar-connections:ListConnections"],
      on: everything,
      because: "Finds a connection by name among all.",
    },
    {
      sid: "MakeConnections",
      actions: ["codestar-connections:CreateConnection"],
      on: everything,
      when: becomesOurs,
      because: "Makes a connection that a person then completes; it has no ARN yet.",
    },
    {
      sid: "TagNewConnections",
      actions: ["codestar-connections:TagResource"],
      on: CONNECTIONS,
      when: (at) => ({ ...becomesOurs(at), Null: { "aws:ResourceTag/slipway-organization": "true" } }),
      because: "A connection is tagged as it is made; one of another organization's isn't taken over so.",
    },
    {
      sid: "ChangeConnections",
      actions: [
        "codestar-connections:DeleteConnection",
        "codestar-connections:TagResource",
        "codestar-connections:UntagResource",
      ],
      on: CONNECTIONS,
      when: isOurs,
      because: "Tags and deletes the organization's connection.",
    },
    {
      sid: "ReadNotificationRules",
      actions: ["codestar-notifications:DescribeNotificationRule"],
      on: RULES,
      because: "Reads who is told of what. Ids are AWS's to choose.",
    },
    {
      sid: "MakeNotificationRules",
      actions: ["codestar-notifications:CreateNotificationRule", "codestar-notifications:TagResource"],
      on: RULES,
      when: becomesOurs,
      because: "Makes rules that bear the organization's tag.",
    },
    {
      sid: "ChangeNotificationRules",
      actions: [
        "codestar-notifications:DeleteNotificationRule",
        "codestar-notifications:UntagResource",
        "codestar-notifications:UpdateNotificationRule",
      ],
      on: RULES,
      when: isOurs,
      because: "Changes and deletes what bears the organization's tag.",
    },
    {
      sid: "ForgetTargets",
      actions: ["codestar-notifications:DeleteTarget"],
      on: everything,
      because: "The provider forgets a topic that no rule tells any more. Takes no resource.",
    },
  ],
};
