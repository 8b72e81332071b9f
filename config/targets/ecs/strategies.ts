import type { Strategies } from "../../mechanism";

/**
 * What carries each strategy out. CodeDeploy's predefined configurations are listed at
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 */
export const strategies: Strategies = {
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
};
