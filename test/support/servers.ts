import type { FleetNames } from "../../modules/server-fleet/names";
import { ServerFleet, type ServerFleetProps } from "../../modules/server-fleet/server-fleet";
import { place } from "./ecs";
import { type Synthesized, synthStack } from "./synth";

export const fleetNames: FleetNames = {
  autoScalingGroup: "acme-web-staging",
  launchTemplate: "acme-web-staging",
  instanceRole: "acme-web-staging-instance",
  codedeployRole: "acme-web-staging-codedeploy",
  securityGroup: "acme-web-staging",
  serverTargetGroup: "acme-web-staging-8080",
  codedeployApplication: "acme-web-staging",
  codedeployGroup: "acme-web-staging",
  errorAlarm: "acme-web-staging-errors",
  latencyAlarm: "acme-web-staging-latency",
  unhealthyHostsAlarm: "acme-web-staging-unhealthy-hosts",
};

export const inPlace = { deploymentConfig: "CodeDeployDefault.OneAtATime", freshServers: false };
export const blueGreen = { ...inPlace, freshServers: true };

/** Two servers in place, without alarms. */
export const fleet: ServerFleetProps = {
  place,
  names: fleetNames,
  port: 8080,
  image: { parameter: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" },
  instanceType: "t3.small",
  volumeGiB: 20,
  min: 2,
  max: 4,
  healthCheckPath: "/healthz",
  listenerPriority: 100,
  hosts: [],
  paths: [],
  artifacts: {
    account: "111111111111",
    region: "us-east-1",
    bucketArn: "arn:aws:s3:::acme-artifacts",
    prefix: "web-acme",
  },
  loadBalancer: {
    arnSuffix: "app/acme-staging/1",
    securityGroupId: "sg-load-balancer",
    productionListenerArn: "arn:production",
  },
  vpcId: "vpc-1",
  privateSubnetIds: ["subnet-1", "subnet-2"],
  deployment: inPlace,
  rollbackOn: {},
  tags: { CostCenter: "shop" },
};

/** A stack with a fleet, but for the given change. */
export function fleetStack(change: Partial<ServerFleetProps> = {}): Synthesized {
  return synthStack((stack) => {
    new ServerFleet(stack, "web", { ...fleet, ...change });
  });
}
