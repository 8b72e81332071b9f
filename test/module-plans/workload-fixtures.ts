import { join } from "node:path";
import type { Construct } from "constructs";
import { DeploymentGroup } from "../../modules/codedeploy/deployment-group";
import { deploymentGroupArn } from "../../modules/codedeploy/names";
import { DeployRole } from "../../modules/deploy-role/deploy-role";
import { DeploymentTopic, type DeploymentTopicProps } from "../../modules/deployment-topic/deployment-topic";
import { DeploymentWatch, type DeploymentWatchProps } from "../../modules/deployment-watch/deployment-watch";
import { EcsCluster } from "../../modules/ecs-cluster/ecs-cluster";
import { deployByCodeDeploy } from "../../modules/ecs-service/ecs-codedeploy-deploy.policies";
import { deployRolling } from "../../modules/ecs-service/ecs-rolling-deploy.policies";
import { EcsService, type EcsServiceProps } from "../../modules/ecs-service/ecs-service";
import { ReleasedService } from "../../modules/ecs-service/released-service";
import { HealthProbe, type HealthProbeProps } from "../../modules/health-probe/health-probe";
import { VersionProbe } from "../../modules/health-probe/version-probe";
import { BuildAccess } from "../../modules/lambda-service/build-access";
import {
  invokeAlias,
  publishVersions,
  shiftByCodeDeploy,
} from "../../modules/lambda-service/lambda-deploy.policies";
import { LambdaService, type LambdaServiceProps } from "../../modules/lambda-service/lambda-service";
import { ReleasedFunction } from "../../modules/lambda-service/released-function";
import { LoadBalancer, type LoadBalancerProps } from "../../modules/load-balancer/load-balancer";
import type { LoadBalancerRef } from "../../modules/load-balancer/load-balancer-ref";
import { lookUpLoadBalancer } from "../../modules/load-balancer/lookup";
import { LookupRole } from "../../modules/lookup-role/lookup-role";
import { deployServers } from "../../modules/server-fleet/server-deploy.policies";
import { ServerFleet, type ServerFleetProps } from "../../modules/server-fleet/server-fleet";
import { Website } from "../../modules/website/website";
import { deployWebsite } from "../../modules/website/website-deploy.policies";
import { canary, names, place, task } from "../support/ecs";
import { func, names as functionNames } from "../support/lambda";
import { blueGreen, fleet, fleetNames } from "../support/servers";
import { artifacts, tools, type Variants } from "./facts";

const cluster = "acme-staging";
const loadBalancer = "acme-staging";
const certificateArn = "arn:aws:acm:us-east-1:222222222222:certificate/0a1b2c3d";
const boundary = "arn:aws:iam::222222222222:policy/boundary";
const pipelineRole = "arn:aws:iam::111111111111:role/slipway/pipeline/acme-web-pipeline";
const site = { place, bucket: "acme-site-staging-222222222222-us-east-1" };
const vpcId = "vpc-0a1b2c3d";
const everyAlarm = { errorRatePercent: 1, latencyMs: 500, unhealthyHosts: 1, alarms: ["queue-depth"] };

const rollbackTopic = {
  arn: "arn:aws:sns:us-east-1:222222222222:acme-staging-deployments",
  keyAlias: "alias/acme-staging-deployments",
};

/** Modules of the workload accounts. */
export const WORKLOAD_FIXTURES: Readonly<Record<string, Variants>> = {
  codedeploy: {
    // What the modules that deploy to something leave out, at its least.
    linear: (scope) => {
      new DeploymentGroup(scope, "codedeploy", {
        place,
        names: functionNames,
        computePlatform: "Lambda",
        steps: {
          deploymentConfig: "acme-quotes-staging-linear-20-percent-1-minute",
          shift: { kind: "linear", percent: 20, minutes: 1 },
        },
        target: functionNames.lambdaFunction,
        access: {},
        alarms: [],
        rollbackTopic,
        settings: {
          deploymentStyle: { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" },
        },
      });
    },
  },
  "deploy-role": {
    rolling: (scope) => deployRole(scope, deployRolling({ place, names, cluster })),
    codedeploy: (scope) => deployRole(scope, deployByCodeDeploy({ place, names, ...canary })),
    servers: (scope) =>
      deployRole(
        scope,
        deployServers({ place, names: fleetNames, deploymentConfig: "CodeDeployDefault.OneAtATime" }),
      ),
    website: (scope) => deployRole(scope, deployWebsite(site), boundary),
    lambda: (scope) => deployRole(scope, publishVersions(place, functionNames, "quotes-acme")),
  },
  "deployment-topic": {
    "all-publishers": (scope) => news(scope, { events: true, alarms: true, codedeploy: true }),
    "codedeploy-only": (scope) => news(scope, { events: false, alarms: false, codedeploy: true }),
  },
  "deployment-watch": {
    ecs: (scope) =>
      watch(scope, {
        kind: "ecs",
        serviceArn: "arn:aws:ecs:us-east-1:222222222222:service/acme-staging/web",
      }),
    codedeploy: (scope) => watch(scope, { kind: "codedeploy", application: names.codedeployApplication }),
  },
  "ecs-cluster": {
    fargate: (scope) => {
      new EcsCluster(scope, "cluster", { name: cluster });
    },
  },
  "ecs-service": {
    rolling: (scope) => {
      const { resource } = new EcsCluster(scope, "cluster", { name: cluster });
      service(scope, balancer(scope, { testListener: false }), { dependsOn: [resource] });
    },
    "rolling-with-alarms": (scope) =>
      service(scope, balancer(scope, {}), {
        rollbackOn: everyAlarm,
        hosts: ["shop.acme.example"],
        paths: ["/api/*", "/v2/*"],
        permissionsBoundary: boundary,
      }),
    "with-secrets": (scope) =>
      service(scope, balancer(scope, {}), {
        environment: { LOG_LEVEL: "info" },
        secrets: {
          DB_PASSWORD: { secret: "web/db:password" },
          DB_HOST: { parameter: "/web/db-host", key: "arn:aws:kms:us-east-1:222222222222:key/0a1b" },
        },
      }),
    codedeploy: (scope) =>
      service(scope, balancer(scope, { testListener: false }), { deployment: canary, rollbackTopic }),
    // As in a stack of its own: the load balancer and the cluster are another's.
    "codedeploy-with-alarms": (scope) =>
      service(scope, found(scope), { deployment: canary, rollbackOn: everyAlarm }),
    released: (scope) => {
      new ReleasedService(scope, "service", {
        ...serviceProps(balancer(scope, {})),
        deployment: canary,
        releases: { environment: { LOG_LEVEL: "info" }, secretArns: [] },
        hooks: {},
        appSpecTemplate: join(
          __dirname,
          "..",
          "..",
          "terraform",
          "modules",
          "ecs-service",
          "appspec.yaml.tftpl",
        ),
      });
    },
  },
  "health-probe": {
    "in-network": (scope) => probe(scope, { inNetwork: true, permissionsBoundary: boundary }),
    outside: (scope) => probe(scope, { inNetwork: false, host: "shop.acme.example" }),
    "of-versions": (scope) => {
      const name = "acme-quotes-staging-probe";
      new VersionProbe(scope, "probe", {
        place,
        names: { function: name, role: name, logGroup: `/aws/lambda/${name}` },
        lambdaFunction: functionNames.lambdaFunction,
        deploymentGroupArn: deploymentGroupArn(place, functionNames),
        event: { rawPath: "/healthz" },
        timeout: 3,
      });
    },
  },
  "lambda-service": {
    "all-at-once": (scope) => lambda(scope, {}),
    "canary-with-alarms": (scope) =>
      lambda(scope, {
        tracing: true,
        reservedConcurrency: 10,
        environment: { LOG_LEVEL: "info" },
        deploymentConfig: "acme-quotes-staging-canary-5-percent-10-minutes",
        shift: { kind: "canary", percent: 5, minutes: 10 },
        rollbackOn: { errorRatePercent: 1, latencyMs: 800, alarms: ["queue-depth"] },
        hookFunctionArns: ["arn:aws:lambda:us-east-1:222222222222:function:checks"],
        rollbackTopic,
        permissionsBoundary: boundary,
      }),
    released: (scope) => {
      const shiftBuildRoleArn = "arn:aws:iam::111111111111:role/slipway/build/acme-quotes-staging-shift";
      new ReleasedFunction(scope, "function", { ...func, tools, shiftBuildRoleArn });
    },
    access: (scope) => {
      const builderRoles = ["arn:aws:iam::111111111111:role/slipway/build/acme-quotes-staging-shift"];
      const props = { description: "For builds", tools, builderRoles };
      const shift = shiftByCodeDeploy(place, functionNames, func.deploymentConfig);
      new BuildAccess(scope, "shift", { ...props, name: "acme-quotes-staging-shift", statements: shift });
      const invoke = invokeAlias(place, functionNames);
      new BuildAccess(scope, "invoke", { ...props, name: "acme-quotes-staging-invoke", statements: invoke });
    },
  },
  "load-balancer": {
    http: (scope) => void balancer(scope, { testListener: false }),
    "http-with-test-listener": (scope) => void balancer(scope, {}),
    https: (scope) => void balancer(scope, { https: true, certificateArn, testListener: false }),
    "https-with-test-clients": (scope) =>
      void balancer(scope, {
        https: true,
        certificateArn,
        testClients: { "us-east-1a": "198.51.100.1/32", "us-east-1b": "198.51.100.2/32" },
      }),
    found: (scope) => void found(scope),
  },
  "lookup-role": {
    "two-builds": (scope) => {
      const builderRoles = ["smoke", "integration"].map(
        (verify) => `arn:aws:iam::111111111111:role/slipway/build/acme-web-staging-verify-${verify}`,
      );
      const props = { name: "acme-web-staging-lookup", tools, permissionsBoundary: boundary };
      new LookupRole(scope, "lookup", { ...props, builderRoles });
    },
  },
  "server-fleet": {
    "in-place": (scope) => servers(scope, balancer(scope, { testListener: false }), {}),
    // As in a stack of its own, by blue/green, with everything that there can be.
    "fresh-servers": (scope) =>
      servers(scope, found(scope), {
        deployment: blueGreen,
        rollbackOn: everyAlarm,
        rollbackTopic,
        permissionsBoundary: boundary,
        image: { id: "ami-0123456789abcdef0" },
      }),
    batches: (scope) =>
      servers(scope, balancer(scope, {}), {
        hosts: ["shop.acme.example"],
        deployment: {
          deploymentConfig: "acme-web-staging-rolling-25-percent",
          minimumHealthyPercent: 75,
          freshServers: false,
        },
      }),
  },
  website: {
    static: (scope) => {
      new Website(scope, "website", { ...site, indexDocument: "index.html", errorDocument: "404.html" });
    },
  },
};

function lambda(scope: Construct, change: Partial<LambdaServiceProps>): void {
  new LambdaService(scope, "lambda", { ...func, ...change });
}

function news(
  scope: Construct,
  publishers: Pick<DeploymentTopicProps, "events" | "alarms" | "codedeploy">,
): void {
  new DeploymentTopic(scope, "deployments", {
    place,
    topic: "acme-staging-deployments",
    keyAlias: rollbackTopic.keyAlias,
    subscribers: ["platform@acme.example"],
    ...publishers,
  });
}

function watch(scope: Construct, deployer: DeploymentWatchProps["deployer"]): void {
  new DeploymentWatch(scope, "watch", {
    names: {
      failedDeploymentsRule: "acme-web-staging-failed-deployments",
      failedDeploymentsAlarm: "acme-web-staging-failed-deployments",
      rollbackRule: "acme-web-staging-rolled-back",
    },
    deployer,
    tellFailures: true,
    tellRollbacks: true,
    failedDeployments: 1,
    topicArn: rollbackTopic.arn,
  });
}

function deployRole(
  scope: Construct,
  statements: ReturnType<typeof deployRolling>,
  permissionsBoundary?: string,
): void {
  new DeployRole(scope, "deploy", {
    name: "acme-web-staging-deploy",
    description: "Deploys web to staging",
    tools,
    deployerArn: pipelineRole,
    artifacts,
    statements,
    permissionsBoundary,
  });
}

function probe(
  scope: Construct,
  change: Pick<HealthProbeProps, "inNetwork"> & Partial<HealthProbeProps>,
): void {
  const name = "acme-web-staging-probe-test";
  new HealthProbe(scope, "probe", {
    place,
    names: { function: name, role: name, logGroup: `/aws/lambda/${name}`, securityGroup: name },
    deploymentGroupArn: deploymentGroupArn(place, names),
    address: "acme-staging.example",
    scheme: "http",
    port: 8080,
    healthCheckPath: "/healthz",
    vpcId,
    privateSubnetIds: ["subnet-0c", "subnet-0d"],
    ...change,
  });
}

function balancer(scope: Construct, change: Partial<LoadBalancerProps>): LoadBalancerRef {
  return new LoadBalancer(scope, "load-balancer", {
    name: loadBalancer,
    vpcId,
    publicSubnetIds: ["subnet-0a", "subnet-0b"],
    https: false,
    testListener: true,
    ...change,
  });
}

function found(scope: Construct): LoadBalancerRef {
  return lookUpLoadBalancer(scope, "load-balancer", { name: loadBalancer, https: true, testListener: true });
}

function servers(scope: Construct, behind: LoadBalancerRef, change: Partial<ServerFleetProps>): void {
  new ServerFleet(scope, "servers", {
    ...fleet,
    artifacts,
    loadBalancer: behind,
    vpcId,
    privateSubnetIds: ["subnet-0c", "subnet-0d"],
    ...change,
  });
}

function service(scope: Construct, behind: LoadBalancerRef, change: Partial<EcsServiceProps>): void {
  new EcsService(scope, "ecs", { ...serviceProps(behind), ...change });
}

/** A service that rolls out. */
function serviceProps(behind: LoadBalancerRef): EcsServiceProps {
  return {
    ...task,
    cluster,
    vpcId,
    privateSubnetIds: ["subnet-0c", "subnet-0d"],
    loadBalancer: behind,
    repositoryArn: "arn:aws:ecr:us-east-1:111111111111:repository/acme/web",
    desiredCount: 2,
    healthCheckPath: "/healthz",
    listenerPriority: 100,
    hosts: [],
    paths: [],
    deployment: { kind: "rolling" },
    rollbackOn: {},
  };
}
