import type { Mechanism, Strategies } from "../../mechanism";

/**
 * What carries each strategy out. CodeDeploy's predefined configurations are listed at
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
 *
 * Fresh servers are installed and take over one at a time: `AllAtOnce` calls a deployment a success that reached one.
 */
export const strategies: Strategies = {
  "all-at-once": onto("CodeDeployDefault.AllAtOnce"),
  "in-place": onto("CodeDeployDefault.OneAtATime"),
  rolling: onto("CodeDeployDefault.HalfAtATime"),
  "blue-green": { ...onto("CodeDeployDefault.OneAtATime"), freshServers: true },
};

function onto(deploymentConfig: string): Extract<Mechanism, { by: "codedeploy-servers" }> {
  return { by: "codedeploy-servers", deploymentConfig, freshServers: false };
}
