import { ROLE_PATHS } from "../../../iam/paths";
import { actionsLike } from "../../../reports/access/lint/iam-data";
import { isTerraforms, narrowedTo, type PlacedStatement, placedStatements } from "../../support/policies";
import { allowedTo, bucketWith, keyWith, policyText, system } from "../fixtures";
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
  // It lists; AWS's own guide shows it on *.
  "codestar-connections:ListConnections":
    "https://docs.aws.amazon.com/dtconsole/latest/userguide/security_iam_id-based-policy-examples-connections.html",
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
  violations: async (stacks) => (await Promise.all(placedStatements(stacks).map(faults))).flat(),
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
    "an action of Terraform's that takes a resource": {
      by: () =>
        system({
          aws_iam_policy: {
            apply: {
              name: "acme-slipway-apply-storage",
              path: ROLE_PATHS.infrastructure,
              policy: policyText({ Action: ["kms:ListAliases", "kms:PutKeyPolicy"], Resource: ["*"] }),
            },
          },
        }),
      says: "Fixture: kms:PutKeyPolicy on *",
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

async function faults(placed: PlacedStatement): Promise<string[]> {
  const { policy, statement, where } = placed;
  const { Action, Effect, Resource = [] } = statement;
  // What a boundary allows on *, a role's own policy must allow as well.
  if (Effect === "Deny" || policy.kind === "boundary") return [];
  // There * is the key itself.
  if (policy.kind === "key") {
    return Resource.join() === "*" ? [] : [`${where}: a key's policy speaks of the key itself: *`];
  }
  const wide = Resource.filter(isEverything);
  if (wide.length === 0) return [];
  const taken = await Promise.all(
    Action.map(async (action) => ((await mayTake(action, placed)) ? [] : [action])),
  );
  return wide
    .filter((resource) => !(isTerraforms(policy) && isEveryRepository(resource)))
    .flatMap((resource) => taken.flat().map((action) => `${where}: ${action} on ${resource}`));
}

/** The name alone tells repositories of CodeCommit, and the configuration chooses it. */
function isEveryRepository(resource: string): boolean {
  return /^arn:[^:]+:codecommit:[^:]+:\d{12}:\*$/.test(resource);
}

/** `*`, or an ARN whose last part is nothing but `*`. */
function isEverything(resource: string): boolean {
  return /^(\*|arn(:[^:]*){4}:\*)$/.test(resource);
}

/** What Terraform calls is a table of hundreds: of these AWS's reference says it, and for the others' a page stands above. */
async function mayTake(action: string, { policy, statement }: PlacedStatement): Promise<boolean> {
  const condition = NARROWED_BY[action];
  if (condition !== undefined) return narrowedTo(statement, condition).length > 0;
  if (TAKES_NO_RESOURCE[action] !== undefined) return true;
  if (!isTerraforms(policy)) return false;
  return (await actionsLike(action)).every(({ resources }) => resources.length === 0);
}
