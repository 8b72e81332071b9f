import { complete, defineModule } from "../../face/module";
import { textInModule } from "../../face/module-file";
import { digits } from "../../face/number";
import { bucketArn } from "../../iam/arn";
import { deploymentGroupOutputs } from "../codedeploy/codedeploy.module";
import { servedProps, servedValues } from "../load-balancer/served.module";
import type { FleetNames } from "./names";
import { ServerFleet, type ServerFleetProps } from "./server-fleet";
import { SERVER_FLEET_INPUTS } from "./server-fleet-inputs";
import { bootScript } from "./user-data";

const BOOT_FILE = "boot.sh";

/** Everything is called after the fleet. */
function namesOf(name: string, port: number): FleetNames {
  return {
    autoScalingGroup: name,
    launchTemplate: name,
    instanceRole: `${name}-instance`,
    codedeployRole: `${name}-codedeploy`,
    codedeployApplication: name,
    codedeployGroup: name,
    securityGroup: name,
    serverTargetGroup: `${name}-${digits(port)}`,
    errorAlarm: `${name}-errors`,
    latencyAlarm: `${name}-latency`,
    unhealthyHostsAlarm: `${name}-unhealthy-hosts`,
  };
}

export const SERVER_FLEET = defineModule({
  name: "server-fleet",
  description:
    "EC2 instances behind a load balancer, and CodeDeploy that releases to them: a few at a time, or onto a copy of the fleet, " +
    "and back when an alarm goes off. A placeholder answers on each server until the first release; what runs from then on is " +
    "releases'.\n\n" +
    "A release takes one action of a pipeline: CodePipeline's CodeDeploy action hands the build's artifact over, with `appspec.yml` " +
    "at its top, as the role of the module `deploy-role-servers`. Servers fetch it as `instance_role`, whose account the artifact " +
    "store must know (`server_accounts` of the module artifact-store).\n\n" +
    "Network, load balancer and listener are given: a team has them, or shares them among services. The module has no scaling " +
    "policies, EBS key of one's own, or topic that is told of rollbacks: those of Slipway's stacks that it leaves out wait for " +
    "somebody who needs them here. Batches of one's own are an `aws_codedeploy_deployment_config` beside the module, named by " +
    "`deployment_config`.",
  security:
    "Servers have no public address, no SSH and no key pair; the load balancer alone reaches them, on one port, and people through " +
    "Session Manager. Code can take up the instance role: it reads the artifacts of its own pipeline, and what you attach to it. " +
    "Metadata answers to version 2 alone. CodeDeploy's role works on this fleet, and with `blue_green` on the copies that it makes of it.",
  inputs: SERVER_FLEET_INPUTS,
  build: (scope, given) =>
    new ServerFleet(
      scope,
      "fleet",
      complete<ServerFleetProps>({
        ...servedProps(given),
        place: { account: given.accountId, region: given.region },
        names: namesOf(given.name, given.port),
        image: { id: given.imageId },
        instanceType: given.instanceType,
        volumeGiB: given.volumeSize,
        min: given.minSize,
        max: given.maxSize,
        tags: given.tags,
        bootScript: textInModule(BOOT_FILE),
        artifacts: {
          account: given.toolsAccountId,
          region: given.region,
          bucketArn: bucketArn(given.region, given.artifactBucket),
          prefix: given.artifactPrefix,
        },
        deployment: { deploymentConfig: given.deploymentConfig, freshServers: given.blueGreen },
        rollbackOn: {
          errorRatePercent: given.errorRatePercent,
          latencyMs: given.latencyMs,
          unhealthyHosts: given.unhealthyHosts,
          alarms: given.alarms,
        },
        permissionsBoundary: given.permissionsBoundary,
        rollbackTopic: undefined,
        dependsOn: undefined,
      }),
    ),
  files: { [BOOT_FILE]: () => Buffer.from(bootScript()) },
  labels: {
    "role/instance": "instance",
    "firewall/load-balancer-egress": "load_balancer",
    "firewall/egress": "https",
    "alarms/errors": "errors",
    "alarms/latency": "latency",
    "alarms/unhealthy-hosts": "unhealthy_hosts",
    "codedeploy/service": "codedeploy",
  },
  outputs: ({ resource, group, role, securityGroupId }) => ({
    autoScalingGroup: {
      description: "Name of the Auto Scaling group, for scaling policies.",
      value: group.name,
    },
    instanceRole: {
      description: "Name of the role that servers run as; attach what the application needs.",
      value: role.role.resource.name,
    },
    ...deploymentGroupOutputs(resource),
    securityGroupId: {
      description: "Security group of the servers, for rules to what else they must reach.",
      value: securityGroupId,
    },
  }),
  examples: {
    basic: {
      description: "The servers of staging, one after the other.",
      values: {
        ...servedValues("staging", 100),
        name: "acme-orders-staging",
        imageId: "ami-0a1b2c3d4e5f60718",
        toolsAccountId: "111111111111",
        artifactBucket: "acme-artifacts-111111111111-us-east-1",
        artifactPrefix: "orders-acme",
      },
    },
    complete: {
      description: "The servers of production: releases onto a copy of the fleet, and every alarm.",
      values: {
        ...servedValues("production", 200),
        name: "acme-orders-production",
        hosts: ["orders.acme.example"],
        paths: ["/orders/*"],
        healthCheckPath: "/healthz",
        imageId: "ami-1b2c3d4e5f607182a",
        instanceType: "m7g.large",
        volumeSize: 50,
        minSize: 4,
        maxSize: 12,
        tags: { CostCenter: "shop", Team: "orders" },
        toolsAccountId: "111111111111",
        artifactBucket: "acme-artifacts-111111111111-eu-west-1",
        artifactPrefix: "orders-acme",
        blueGreen: true,
        deploymentConfig: "CodeDeployDefault.AllAtOnce",
        errorRatePercent: 2,
        latencyMs: 500,
        unhealthyHosts: 2,
        alarms: ["acme-orders-production-queue"],
        permissionsBoundary: "arn:aws:iam::333333333333:policy/developers",
      },
    },
  },
});
