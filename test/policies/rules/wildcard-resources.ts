import { narrowedTo, type PlacedStatement, placedStatements } from "../../support/policies";
import { allowedTo, bucketWith, keyWith } from "../fixtures";
import type { Rule } from "../rule";

const AUTO_SCALING =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html";
const SESSIONS =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsessionmanagermessagegatewayservice.html";
const EC2 = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html";
const ECS =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html";
const ECR =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html";
const ELB =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html";

const CODEDEPLOY =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodedeploy.html";
const XRAY = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html";

/** Actions for which AWS knows no resource type, and the page that says so. */
const TAKES_NO_RESOURCE: Readonly<Record<string, string>> = {
  "codedeploy:GetDeploymentTarget": CODEDEPLOY,
  "codedeploy:ListDeploymentConfigs": CODEDEPLOY,
  "codedeploy:ListDeploymentTargets": CODEDEPLOY,
  "autoscaling:DescribeAutoScalingGroups": AUTO_SCALING,
  "autoscaling:DescribeLifecycleHooks": AUTO_SCALING,
  "autoscaling:DescribeNotificationConfigurations": AUTO_SCALING,
  "autoscaling:DescribePolicies": AUTO_SCALING,
  "autoscaling:DescribeScalingActivities": AUTO_SCALING,
  "autoscaling:DescribeScheduledActions": AUTO_SCALING,
  "ec2:DescribeInstanceStatus": EC2,
  "ec2:DescribeInstances": EC2,
  "ec2:DescribeNetworkInterfaces": EC2,
  "ec2:DescribeSubnets": EC2,
  "ec2:DescribeDhcpOptions": EC2,
  "ec2:DescribeSecurityGroups": EC2,
  "ec2:DescribeVpcs": EC2,
  "ecr:GetAuthorizationToken": ECR,
  "ecs:DescribeTaskDefinition": ECS,
  // ECS's page lists a task definition, but AWS's own policy for the pipeline's action names none.
  "ecs:RegisterTaskDefinition":
    "https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECS.html",
  "elasticloadbalancing:DescribeListeners": ELB,
  "elasticloadbalancing:DescribeLoadBalancers": ELB,
  "elasticloadbalancing:DescribeRules": ELB,
  "elasticloadbalancing:DescribeTargetGroupAttributes": ELB,
  "elasticloadbalancing:DescribeTargetGroups": ELB,
  "xray:PutTelemetryRecords": XRAY,
  "xray:PutTraceSegments": XRAY,
  "elasticloadbalancing:DescribeTargetHealth": ELB,
  "ssmmessages:CreateControlChannel": SESSIONS,
  "ssmmessages:CreateDataChannel": SESSIONS,
  "ssmmessages:OpenControlChannel": SESSIONS,
  "ssmmessages:OpenDataChannel": SESSIONS,
};

/** Actions whose only resource type we don't have, and the condition that narrows them instead. */
const NARROWED_BY: Readonly<Record<string, string>> = {
  // Its resource is a container instance, and Fargate has none: ECS's page, as above.
  "ecs:ListTasks": "ecs:cluster",
};

export const wildcardResources: Rule = {
  title: "* stands for every resource only where AWS takes nothing else",
  because: "A statement on * reaches what was made for others, and what will be.",
  violations: (stacks) => placedStatements(stacks).flatMap(faults),
  kept: () =>
    allowedTo(
      { Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
      { Action: ["ecs:ListTasks"], Resource: ["*"], Condition: { ArnEquals: { "ecs:cluster": "arn:…" } } },
    ),
  broken: {
    "an action that takes a resource": {
      by: () => allowedTo({ Action: ["ecr:GetAuthorizationToken", "ecr:PutImage"], Resource: ["*"] }),
      says: "ecr:PutImage on *",
    },
    "an action without the condition that narrows it": {
      by: () => allowedTo({ Action: ["ecs:ListTasks"], Resource: ["*"] }),
      says: "ecs:ListTasks on *",
    },
    "an ARN that is all wildcard": {
      by: () => allowedTo({ Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::*"] }),
      says: "s3:GetObject on arn:aws:s3:::*",
    },
    "a policy of a bucket": {
      by: () => bucketWith({ Action: ["s3:GetObject"], Resource: ["*"] }),
      says: "s3:GetObject on *",
    },
    "a key's policy that means other keys too": {
      by: () => keyWith({ Action: ["kms:Decrypt"], Resource: ["arn:aws:kms:us-east-1:222222222222:key/*"] }),
      says: "a key's policy speaks of the key itself",
    },
  },
};

function faults({ policy, statement, where }: PlacedStatement): string[] {
  const { Action, Effect, Resource = [] } = statement;
  if (Effect === "Deny") return [];
  // There * is the key itself.
  if (policy.kind === "key") {
    return Resource.join() === "*" ? [] : [`${where}: a key's policy speaks of the key itself: *`];
  }
  return Resource.filter(isEverything).flatMap((resource) =>
    Action.filter((action) => !mayTake(action, statement)).map(
      (action) => `${where}: ${action} on ${resource}`,
    ),
  );
}

/** `*`, or an ARN whose last part is nothing but `*`. */
function isEverything(resource: string): boolean {
  return /^(\*|arn(:[^:]*){4}:\*)$/.test(resource);
}

function mayTake(action: string, statement: PlacedStatement["statement"]): boolean {
  const condition = NARROWED_BY[action];
  if (condition !== undefined) return narrowedTo(statement, condition).length > 0;
  return TAKES_NO_RESOURCE[action] !== undefined;
}
