import type { Strategies } from "../../mechanism";

const by = (deploymentConfig: string) =>
  ({ by: "codedeploy", deploymentConfig: `CodeDeployDefault.Lambda${deploymentConfig}` }) as const;

/**
 * CodeDeploy's predefined configurations for Lambda, by the names of the strategies.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html#deployment-configuration-lambda
 */
export const strategies: Strategies = {
  "all-at-once": by("AllAtOnce"),
  "canary-10-percent-5-minutes": by("Canary10Percent5Minutes"),
  "canary-10-percent-10-minutes": by("Canary10Percent10Minutes"),
  "canary-10-percent-15-minutes": by("Canary10Percent15Minutes"),
  "canary-10-percent-30-minutes": by("Canary10Percent30Minutes"),
  "linear-10-percent-every-1-minute": by("Linear10PercentEvery1Minute"),
  "linear-10-percent-every-2-minutes": by("Linear10PercentEvery2Minutes"),
  "linear-10-percent-every-3-minutes": by("Linear10PercentEvery3Minutes"),
  "linear-10-percent-every-10-minutes": by("Linear10PercentEvery10Minutes"),
};
