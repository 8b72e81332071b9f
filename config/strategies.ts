import type { Shift, Strategy, TargetKind } from "./config";

/** How a strategy is carried out: by the ECS deploy action, by CodeDeploy, or by writing objects to S3. */
export type Mechanism =
  | { readonly by: "ecs-action" }
  | { readonly by: "codedeploy"; readonly deploymentConfig: string | Shift }
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

/** Targets whose traffic CodeDeploy moves step by step. */
const SHIFTED: ReadonlySet<TargetKind> = new Set(["ecs"]);

/** The mechanism behind a strategy, steps of one's own included; undefined when the target can't do it. */
export function findMechanism(target: TargetKind, strategy: Strategy): Mechanism | undefined {
  if (typeof strategy === "string") {
    return Object.hasOwn(STRATEGIES[target], strategy) ? STRATEGIES[target][strategy] : undefined;
  }
  if (!SHIFTED.has(target)) return undefined;
  // What AWS has by a name needs no configuration of ours.
  return STRATEGIES[target][nameOf(strategy)] ?? { by: "codedeploy", deploymentConfig: strategy };
}

/** The same for a strategy that the loader has checked. */
export function mechanismOf(target: TargetKind, strategy: Strategy): Mechanism {
  const mechanism = findMechanism(target, strategy);
  if (!mechanism) throw new Error(`no strategy ${JSON.stringify(strategy)} for ${target}`);
  return mechanism;
}

/** Steps in the words of the strategies: `canary-5-percent-10-minutes`, `linear-10-percent-every-1-minute`. */
export function nameOf({ kind, percent, minutes }: Shift): string {
  const every = kind === "linear" ? "every-" : "";
  return `${kind}-${percent}-percent-${every}${minutes}-minute${minutes === 1 ? "" : "s"}`;
}

/** Minutes from the first step to the last: CodeDeploy takes at most two days. */
export function minutesOf({ kind, percent, minutes }: Shift): number {
  return kind === "canary" ? minutes : minutes * Math.floor(100 / percent);
}

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html */
export const MAX_SHIFT_MINUTES = 2880;
