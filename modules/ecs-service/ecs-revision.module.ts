import { complete, defineModule } from "../../face/module";
import { pathInModule } from "../../face/module-file";
import { printJson } from "../../iam/printer";
import { ECS_SERVICE_INPUTS } from "./ecs-service-inputs";
import { namesOf } from "./names";
import {
  APP_SPEC_FILE,
  REVISION_MODULE_FILES,
  VariableRevision,
  type VariableRevisionProps,
} from "./variable-revision";

const { accountId, region, name, port, cpu, memory, environmentVariables, secrets, parameters, hooks } =
  ECS_SERVICE_INPUTS;

export const ECS_REVISION = defineModule({
  name: "ecs-revision",
  description:
    "What a pipeline has to know of a service of the module `ecs-service` in another account, out of the same inputs: the buildspec that " +
    "prepares a release, and names that are chosen and not discovered. It makes nothing, and reads no state of the service's account.\n\n" +
    "Give both modules the same values, from one place: a local module, or a file that both roots read. Inputs that aren't here are the " +
    "service's alone.",
  security:
    "The tools account says what runs: a release's task definition is the buildspec's. Which roles it may name, the deploy role of the " +
    "service's account bounds. Secrets are named here by their ARNs, and fetched there; values of `environment_variables` are plain text in the project.",
  inputs: {
    accountId,
    region,
    name,
    port,
    cpu,
    memory,
    environmentVariables,
    secrets,
    parameters,
    hooks,
  },
  build: (scope, given) =>
    new VariableRevision(
      scope,
      "revision",
      complete<VariableRevisionProps>({
        place: { account: given.accountId, region: given.region },
        names: namesOf(given.name),
        port: given.port,
        cpu: given.cpu,
        memory: given.memory,
        releases: {
          environment: given.environmentVariables,
          secretArns: [...given.secrets, ...given.parameters],
        },
        hooks: given.hooks,
        appSpecTemplate: pathInModule(APP_SPEC_FILE),
      }),
    ),
  files: REVISION_MODULE_FILES,
  labels: { "task-definition-file": "task_definition", "app-spec-file": "app_spec" },
  outputs: ({ buildspec, names, executionRoleArn }) => ({
    buildspec: {
      description:
        "Buildspec of the build that prepares a release for CodeDeploy: of the module build-project.",
      value: printJson(buildspec),
    },
    codedeployApplication: {
      description: "Name of the CodeDeploy application, for the pipeline.",
      value: names.codedeployApplication,
    },
    codedeployGroup: {
      description: "Name of the deployment group, for the pipeline.",
      value: names.codedeployGroup,
    },
    executionRoleArn: {
      description: "ARN of the role that pulls images: puller_role_arns of the module container-repository.",
      value: executionRoleArn,
    },
  }),
  examples: {
    basic: {
      description: "A service of staging, as it is by default.",
      values: {
        accountId: "222222222222",
        region: "us-east-1",
        name: "acme-web-staging",
        port: 8080,
      },
    },
    complete: {
      description: "A service of production, with everything that a release carries.",
      values: {
        accountId: "333333333333",
        region: "eu-west-1",
        name: "acme-web-production",
        port: 8080,
        cpu: 1024,
        memory: 2048,
        environmentVariables: { LOG_LEVEL: "info", REGION: "eu" },
        secrets: { API_TOKEN: "arn:aws:secretsmanager:eu-west-1:333333333333:secret:web/api-Ab1cD2:token::" },
        parameters: { CATALOG: "arn:aws:ssm:eu-west-1:333333333333:parameter/web/catalog" },
        hooks: { AfterAllowTraffic: "arn:aws:lambda:eu-west-1:333333333333:function:smoke-test" },
      },
    },
  },
});
