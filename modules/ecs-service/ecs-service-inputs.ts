/** What the HCL module of a service takes. */
import { accountId, region } from "../../face/aws";
import { number, text, textByName } from "../../face/inputs";
import { between, matches, oneOf } from "../../face/rule";
import { textMap } from "../../face/text-map";
import { alarmInputs, deploymentConfigInput, RELEASE_OPTIONS } from "../codedeploy/codedeploy.module";
import {
  loadBalancerNameInput,
  servedInputs,
  testListenerInput,
  unhealthyHostsInput,
} from "../load-balancer/served.module";
import { ECS_NAME } from "./ecs-deploy-role.module";
import { LIFECYCLE_EVENTS } from "./task-definition";

/** What a variable of a container may be called. */
const VARIABLE = matches(
  "[A-Za-z_][A-Za-z0-9_]*",
  "Must be named by letters, digits and _, the first no digit.",
  "2ND-NAME",
);

export const ECS_SERVICE_INPUTS = {
  accountId: accountId("The workload account: the service is there."),
  region: region("Where the service is."),
  name: text({
    description:
      "Name of the service. Task definition, roles, log, target groups, alarms, CodeDeploy's application and group are called after it.",
    rules: [
      matches(
        "[A-Za-z0-9](?:[A-Za-z0-9-]{0,24}[A-Za-z0-9])?",
        "Must be at most 26 letters, digits and hyphens, none at an end: target groups have longer names, of at most 32.",
        "acme/web",
      ),
    ],
  }),
  cluster: text({ description: "Name of the ECS cluster.", rules: [ECS_NAME] }),
  loadBalancerName: loadBalancerNameInput,
  ...servedInputs("tasks"),
  testListener: testListenerInput,
  cpu: number({
    description: "CPU units of a task: 1024 are one vCPU.",
    default: 256,
    rules: [between(256, 16_384)],
  }),
  memory: number({
    description: "MiB of a task. Which go with which cpu, Fargate says.",
    default: 512,
    rules: [between(512, 122_880)],
  }),
  desiredCount: number({
    description: "Tasks that the service begins with. From then on people and CodeDeploy say how many.",
    default: 2,
    rules: [between(0, 5000)],
  }),
  repositoryArn: text({
    description: "ARN of the ECR repository of the image, which may be another account's.",
    rules: [
      matches(
        "arn:aws[a-z-]*:ecr:[a-z0-9-]+:[0-9]{12}:repository/[a-z0-9._/-]+",
        "Must be the ARN of an ECR repository.",
        "acme/web",
      ),
    ],
  }),
  environmentVariables: textMap({
    description: "Variables of the container, no secrets: who may see the task definition sees them.",
    default: {},
    each: "value",
    names: [VARIABLE],
  }),
  secrets: textByName({
    description:
      "Variables whose values Secrets Manager keeps: its ARN, then :<key of its JSON>:<stage>:<version> as needed.",
    default: {},
    each: "secret_arn",
    names: [VARIABLE],
    of: [
      matches(
        "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[^:*?]+(?::[^:]*:[^:]*:[^:]*)?",
        "Must be the ARN of a secret, then nothing or three more fields.",
        "web/token",
      ),
    ],
  }),
  parameters: textByName({
    description: "Variables whose values Parameter Store keeps: the parameter's ARN.",
    default: {},
    each: "parameter_arn",
    names: [VARIABLE],
    of: [
      matches(
        "arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]{12}:parameter/[^*?]+",
        "Must be the ARN of a parameter.",
        "/web/token",
      ),
    ],
  }),
  deploymentConfig: deploymentConfigInput("ECS", "CodeDeployDefault.ECSAllAtOnce"),
  terminationWaitMinutes: number({
    description:
      "How long the former tasks are kept once all traffic has moved: until then a rollback is instant.",
    default: 60,
    rules: [between(0, 2880)],
  }),
  hooks: textMap({
    description: "ARNs of Lambda functions that CodeDeploy asks whether a release may go on, by event.",
    default: {},
    each: "function_arn",
    names: [oneOf(...LIFECYCLE_EVENTS)],
    of: [
      matches(
        "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]+",
        "Must be the ARN of a function.",
        "smoke-test",
      ),
    ],
  }),
  ...alarmInputs("requests"),
  unhealthyHosts: unhealthyHostsInput("tasks"),
  ...RELEASE_OPTIONS,
};
