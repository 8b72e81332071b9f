import { secretIn } from "../../face/arn";
import { eachOf, inMaybe } from "../../face/each";
import { complete, defineModule } from "../../face/module";
import { pathInModule } from "../../face/module-file";
import { entriesOf } from "../../face/text-map";
import { printJson } from "../../iam/printer";
import { deploymentGroupOutputs } from "../codedeploy/codedeploy.module";
import { servedProps, servedValues } from "../load-balancer/served.module";
import { fetchByArn } from "./container-secrets.policies";
import { ECS_SERVICE_INPUTS } from "./ecs-service-inputs";
import { namesOf } from "./names";
import { ReleasedService, type ReleasedServiceProps } from "./released-service";
import { CONTAINER } from "./task-definition";
import { APP_SPEC_FILE, REVISION_MODULE_FILES } from "./variable-revision";

export const ECS_SERVICE = defineModule({
  name: "ecs-service",
  description:
    "A Fargate service behind a load balancer, and CodeDeploy that shifts its traffic blue/green, at once or in steps, and back " +
    "when an alarm goes off. It starts on a placeholder that answers 200; what runs from then on is releases'.\n\n" +
    "A release takes two actions of a pipeline. A build with `revision_buildspec` takes `imagedefinitions.json` out of the image's " +
    "build, and writes `taskdef.json`, `appspec.yaml` and `imageDetail.json`; where the pipeline's root module can't see that output, " +
    "the module `ecs-revision` gives the same. CodePipeline's CodeDeployToECS action hands them to " +
    "CodeDeploy, as the role of the module `deploy-role-ecs-blue-green`; its image placeholder is `IMAGE1_NAME`. So a change of " +
    "`cpu`, `memory`, variables or secrets reaches tasks by the next apply of the pipeline and the next release.\n\n" +
    "Cluster, network, load balancer and listener are given: a team has them, or shares them among services. The module has no " +
    "scaling, volumes, sidecars or rolling deployments, and no topic that is told of rollbacks: those of Slipway's " +
    "stacks that it leaves out wait for somebody who needs them here. Steps of one's own are an " +
    "`aws_codedeploy_deployment_config` beside the module, named by `deployment_config`.",
  security:
    "Tasks have no public address; the load balancer alone reaches them, on one port, and they reach HTTPS. What else they need is " +
    "a rule on `security_group_id`. Code runs as the task role, which may do nothing until you attach a policy to it. The image is " +
    "pulled, and secrets are fetched, by the execution role, which code never sees: exactly those secrets and parameters. For one " +
    "under a key of your own, let that role decrypt by the key's policy. CodeDeploy's role shifts this one service.",
  inputs: ECS_SERVICE_INPUTS,
  build: (scope, given) => {
    const { secrets, parameters } = given;
    const served = servedProps(given);
    return new ReleasedService(
      scope,
      "service",
      complete<ReleasedServiceProps>({
        ...served,
        loadBalancer: {
          ...served.loadBalancer,
          name: given.loadBalancerName,
          testListenerArn: inMaybe(given.testListener, ({ arn }) => arn),
        },
        place: { account: given.accountId, region: given.region },
        names: namesOf(given.name),
        cluster: given.cluster,
        cpu: given.cpu,
        memory: given.memory,
        desiredCount: given.desiredCount,
        repositoryArn: given.repositoryArn,
        releases: {
          environment: given.environmentVariables,
          secretArns: [...secrets, ...parameters],
        },
        startsAlso: fetchByArn({
          secrets: eachOf(secrets, ({ text }) => [secretIn(text)]),
          parameters: eachOf(parameters, ({ text }) => [text]),
        }),
        deployment: {
          kind: "codedeploy",
          deploymentConfig: given.deploymentConfig,
          terminationWaitMinutes: given.terminationWaitMinutes,
        },
        hooks: given.hooks,
        hookFunctionArns: eachOf(entriesOf(given.hooks), ({ text }) => [text]),
        appSpecTemplate: pathInModule(APP_SPEC_FILE),
        rollbackOn: {
          errorRatePercent: given.errorRatePercent,
          latencyMs: given.latencyMs,
          unhealthyHosts: given.unhealthyHosts,
          alarms: given.alarms,
        },
        permissionsBoundary: given.permissionsBoundary,
        environment: undefined,
        secrets: undefined,
        secretArns: undefined,
        rollbackTopic: undefined,
        dependsOn: undefined,
      }),
    );
  },
  files: REVISION_MODULE_FILES,
  labels: {
    "revision/task-definition-file": "task_definition",
    "revision/app-spec-file": "app_spec",
    "service/roles/task": "task",
    "service/roles/execution": "execution",
    "service/firewall/load-balancer-egress": "load_balancer",
    "service/firewall/egress": "https",
    "service/routing/blue": "blue",
    "service/routing/green": "green",
    "service/routing/test-rule": "test",
    "service/alarms/errors": "errors",
    "service/alarms/latency": "latency",
    "service/alarms/unhealthy-hosts": "unhealthy_hosts",
    "service/blue-green/service": "codedeploy",
  },
  outputs: ({ service, revisionBuildspec }) => ({
    serviceName: { description: "Name of the service.", value: service.resource.name },
    taskFamily: {
      description: "Family of the task definition, for the deploy role.",
      value: service.firstTask.family,
    },
    taskRole: {
      description:
        "Name of the role that code runs as, for the deploy role; attach what the application needs.",
      value: service.roles.task.resource.name,
    },
    executionRole: {
      description: "Name of the role that tasks are started with, for the deploy role.",
      value: service.roles.execution.resource.name,
    },
    executionRoleArn: {
      description: "ARN of that role, for the repository's policy and for keys of secrets.",
      value: service.roles.execution.arn,
    },
    ...(service.deploymentGroup && deploymentGroupOutputs(service.deploymentGroup)),
    securityGroupId: {
      description: "Security group of the tasks, for rules to what else they must reach.",
      value: service.securityGroupId,
    },
    containerName: {
      description: "Name of the container, as imagedefinitions.json must have it.",
      value: CONTAINER,
    },
    revisionBuildspec: {
      description: "Buildspec of the build that prepares a release for CodeDeploy.",
      value: printJson(revisionBuildspec),
    },
  }),
  examples: {
    basic: {
      description: "A service of staging, whose traffic moves at once.",
      values: {
        ...servedValues("staging", 100),
        name: "acme-web-staging",
        cluster: "acme-staging",
        loadBalancerName: "acme-staging",
        repositoryArn: "arn:aws:ecr:us-east-1:111111111111:repository/acme/web",
      },
    },
    complete: {
      description: "A service of production: a tenth of the traffic first, a smoke test, and every alarm.",
      values: {
        ...servedValues("production", 200),
        name: "acme-web-production",
        cluster: "acme-production",
        loadBalancerName: "acme-production",
        testListener: {
          arn: "arn:aws:elasticloadbalancing:eu-west-1:333333333333:listener/app/acme-production/50dc6c495c0c9188/a1b2c3d4e5f60718",
        },
        hosts: ["shop.acme.example"],
        paths: ["/", "/products/*"],
        healthCheckPath: "/healthz",
        cpu: 1024,
        memory: 2048,
        desiredCount: 4,
        repositoryArn: "arn:aws:ecr:eu-west-1:111111111111:repository/acme/web",
        environmentVariables: { LOG_LEVEL: "info", REGION: "eu" },
        secrets: { API_TOKEN: "arn:aws:secretsmanager:eu-west-1:333333333333:secret:web/api-Ab1cD2:token::" },
        parameters: { CATALOG: "arn:aws:ssm:eu-west-1:333333333333:parameter/web/catalog" },
        deploymentConfig: "CodeDeployDefault.ECSCanary10Percent5Minutes",
        terminationWaitMinutes: 120,
        hooks: { AfterAllowTraffic: "arn:aws:lambda:eu-west-1:333333333333:function:smoke-test" },
        errorRatePercent: 2,
        latencyMs: 500,
        unhealthyHosts: 1,
        alarms: ["acme-web-production-orders"],
        permissionsBoundary: "arn:aws:iam::333333333333:policy/developers",
      },
    },
  },
});
