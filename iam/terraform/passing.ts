/** Handing roles over to AWS's services, and the roles that these make for themselves. */
import { ROLE_PATHS, type RolePath } from "../paths";
import { type AccountKind, any, global, kindOf, ours } from "./at";
import type { Limit } from "./calls";

/** Which services may be handed the roles of a path. */
const PASSED: readonly {
  readonly sid: string;
  readonly path: RolePath;
  readonly in: AccountKind;
  readonly to: readonly string[];
}[] = [
  {
    sid: "PassPipelineRoles",
    path: ROLE_PATHS.pipeline,
    in: "tools",
    to: ["codepipeline.amazonaws.com", "events.amazonaws.com", "scheduler.amazonaws.com"],
  },
  { sid: "PassBuildRoles", path: ROLE_PATHS.build, in: "tools", to: ["codebuild.amazonaws.com"] },
  { sid: "PassReplicationRole", path: ROLE_PATHS.service, in: "tools", to: ["s3.amazonaws.com"] },
  {
    sid: "PassServiceRoles",
    path: ROLE_PATHS.service,
    in: "workload",
    to: ["codedeploy.amazonaws.com", "lambda.amazonaws.com"],
  },
  {
    sid: "PassRuntimeRoles",
    path: ROLE_PATHS.runtime,
    in: "workload",
    to: ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com", "lambda.amazonaws.com"],
  },
];

/** Services that make a role of their own in an account, when it first uses them. */
const LINKED: Readonly<Record<AccountKind, readonly string[]>> = {
  tools: ["codestar-notifications.amazonaws.com"],
  workload: ["autoscaling.amazonaws.com", "ecs.amazonaws.com", "elasticloadbalancing.amazonaws.com"],
};

export const PASSING: readonly Limit[] = [
  ...PASSED.map(
    ({ sid, path, in: kind, to }): Limit => ({
      sid,
      actions: ["iam:PassRole"],
      on: (at) => (kindOf(at) === kind ? global("iam", ours(`role${path}`))(at) : []),
      when: () => ({ StringEquals: { "iam:PassedToService": to } }),
      because: "What is made is told which role to run as: one of the path's, and to these services.",
    }),
  ),
  {
    sid: "MakeServiceLinkedRoles",
    actions: ["iam:CreateServiceLinkedRole"],
    on: global("iam", any("role/aws-service-role/*")),
    when: (at) => ({ StringEquals: { "iam:AWSServiceName": LINKED[kindOf(at)] } }),
    because: "An account's first use of these services makes their own role, whose policies are AWS's.",
  },
];
