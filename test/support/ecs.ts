import type { EcsDeployment } from "../../modules/ecs-service/deployment";
import { EcsService, type EcsServiceProps } from "../../modules/ecs-service/ecs-service";
import type { EcsServiceNames } from "../../modules/ecs-service/names";
import { type Synthesized, synthStack } from "./synth";

/** The workload account of the ECS tests. */
export const place = { account: "222222222222", region: "us-east-1" };

export const names: EcsServiceNames = {
  ecsService: "acme-web-staging",
  taskFamily: "acme-web-staging",
  taskRole: "acme-web-staging-task",
  executionRole: "acme-web-staging-execution",
  codedeployRole: "acme-web-staging-codedeploy",
  logGroup: "/ecs/acme-web-staging",
  securityGroup: "acme-web-staging",
  blueTargetGroup: "acme-web-staging-blue",
  greenTargetGroup: "acme-web-staging-green",
  codedeployApplication: "acme-web-staging",
  codedeployGroup: "acme-web-staging",
  errorAlarm: "acme-web-staging-errors",
  latencyAlarm: "acme-web-staging-latency",
  unhealthyHostsAlarm: "acme-web-staging-unhealthy-hosts",
};

export const task = { place, names, port: 8080, cpu: 256, memory: 512 };

export const canary: Extract<EcsDeployment, { kind: "codedeploy" }> = {
  kind: "codedeploy",
  deploymentConfig: "CodeDeployDefault.ECSCanary10Percent5Minutes",
  terminationWaitMinutes: 60,
};

const rolling: EcsServiceProps = {
  ...task,
  cluster: "acme-staging",
  loadBalancer: {
    name: "acme-staging",
    arnSuffix: "app/acme-staging/1",
    securityGroupId: "sg-load-balancer",
    productionListenerArn: "arn:production",
    testListenerArn: "arn:test",
  },
  vpcId: "vpc-1",
  privateSubnetIds: ["subnet-1", "subnet-2"],
  repositoryArn: "arn:aws:ecr:us-east-1:111111111111:repository/acme/web",
  desiredCount: 2,
  healthCheckPath: "/healthz",
  listenerPriority: 100,
  hosts: [],
  paths: [],
  deployment: { kind: "rolling" },
  rollbackOn: {},
};

/** A stack with a service that rolls out without alarms, but for the given change. */
export function ecsStack(change: Partial<EcsServiceProps> = {}): Synthesized {
  return synthStack((stack) => {
    new EcsService(stack, "web", { ...rolling, ...change });
  });
}
