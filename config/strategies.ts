import type { TargetKind } from "./config";

/** How a strategy is carried out: by the ECS deploy action, by CodeDeploy, or by writing objects to S3. */
export type Mechanism =
  | { readonly by: "ecs-action" }
  | { readonly by: "codedeploy"; readonly deploymentConfig: string }
  | { readonly by: "s3-action" };

/**
 * Strategy names per target and what carries each out. CodeDeploy's predefined configurations are listed at
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 */
export const STRATEGIES: Readonly<Record<TargetKind, Readonly<Record<string, Mechanism>>>> = {
  ecs: {
    rolling: { by: "ecs-action" },
    "blue-green": { by: "codedeploy", deploymentConfig: "CodeDeployDefault.ECSAllAtOnce" },
    "canary-10-percent-5-minutes": {
      by: "codedeploy",
      deploymentConfig: "CodeDeployDefault.ECSCanary10Percent5Minutes",
    },
    "canary-10-percent-15-minutes": {
      by: "codedeploy",
      deploymentConfig: "CodeDeployDefault.ECSCanary10Percent15Minutes",
    },
    "linear-10-percent-every-1-minute": {
      by: "codedeploy",
      deploymentConfig: "CodeDeployDefault.ECSLinear10PercentEvery1Minutes",
    },
    "linear-10-percent-every-3-minutes": {
      by: "codedeploy",
      deploymentConfig: "CodeDeployDefault.ECSLinear10PercentEvery3Minutes",
    },
  },
  website: { "all-at-once": { by: "s3-action" } },
};

/** What a release does when the configuration names no strategy. */
export const DEFAULT_STRATEGY: Readonly<Record<TargetKind, string>> = {
  ecs: "rolling",
  website: "all-at-once",
};

/** The mechanism behind a strategy's name; the loader has checked that the target has it. */
export function mechanismOf(target: TargetKind, strategy: string): Mechanism {
  const mechanism = STRATEGIES[target][strategy];
  if (!mechanism) throw new Error(`no strategy ${strategy} for ${target}`);
  return mechanism;
}
