import type { Account, Batches, Shift } from "./config";
import { bucketName, LIMIT, type Owner } from "./name-limits";
import { nameOf } from "./shift";
import { shorten } from "./shorten";

/** What a service has in a workload account. */
export function releaseNames(
  owner: Owner,
  service: string,
  environment: Pick<Account, "name" | "id" | "region">,
) {
  const stem = `${owner.organization}-${service}-${environment.name}`;
  const role = (thing: string) => shorten(stem, LIMIT.role, `-${thing}`);
  return {
    deployRole: role("deploy"),
    lookupRole: role("lookup"),
    taskRole: role("task"),
    executionRole: role("execution"),
    codedeployRole: role("codedeploy"),
    ecsService: stem,
    taskFamily: stem,
    logGroup: `/ecs/${stem}`,
    securityGroup: stem,
    loadBalancer: shorten(stem, LIMIT.loadBalancer),
    blueTargetGroup: shorten(stem, LIMIT.targetGroup, "-blue"),
    greenTargetGroup: shorten(stem, LIMIT.targetGroup, "-green"),
    codedeployApplication: shorten(stem, LIMIT.codedeploy),
    codedeployGroup: shorten(stem, LIMIT.codedeploy),
    // Its values are in the name: a deployment configuration can't be changed, only be followed by another one.
    deploymentConfig: (steps: Shift | Batches) => shorten(stem, LIMIT.codedeploy, `-${nameOf(steps)}`),
    errorAlarm: shorten(stem, LIMIT.alarm, "-errors"),
    latencyAlarm: shorten(stem, LIMIT.alarm, "-latency"),
    unhealthyHostsAlarm: shorten(stem, LIMIT.alarm, "-unhealthy-hosts"),
    failedDeploymentsAlarm: shorten(stem, LIMIT.alarm, "-failed-deployments"),
    failedDeploymentsRule: shorten(stem, LIMIT.eventRule, "-failed-deployments"),
    rollbackRule: shorten(stem, LIMIT.eventRule, "-rolled-back"),
    dashboard: stem,
    /** The function that probes one listener; its role bears the same name. */
    probe: (listener: "test" | "production") => {
      const name = shorten(stem, LIMIT.function, `-probe-${listener}`);
      return { ...functionNames(name), securityGroup: name };
    },
    lambdaFunction: shorten(stem, LIMIT.function),
    functionRole: role("function"),
    shiftRole: role("shift"),
    invokeRole: role("invoke"),
    functionLogGroup: `/aws/lambda/${shorten(stem, LIMIT.function)}`,
    functionLogsKeyAlias: `alias/${stem}-logs`,
    /** The function that invokes a new version; its role bears the same name. */
    versionProbe: functionNames(shorten(stem, LIMIT.function, "-probe")),
    instanceRole: role("instance"),
    autoScalingGroup: stem,
    launchTemplate: shorten(stem, LIMIT.launchTemplate),
    // A target group can't change its port, only be followed by another one.
    serverTargetGroup: (port: number) => shorten(stem, LIMIT.targetGroup, `-${port}`),
    siteBucket: bucketName(`${owner.organization}-${service}-${environment.name}-site`, environment),
  };
}

/** A function of Slipway's own, the role that bears its name, and its log group. */
function functionNames(name: string) {
  return { function: name, role: name, logGroup: `/aws/lambda/${name}` };
}
