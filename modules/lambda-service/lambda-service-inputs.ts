/** What the HCL module of a function takes. */
import { accountId, ROLE_ARN, region } from "../../face/aws";
import { flag, number, optionalNumber, text } from "../../face/inputs";
import { between, matches, oneOf } from "../../face/rule";
import { textMap } from "../../face/text-map";
import { alarmInputs, deploymentConfigInput, RELEASE_OPTIONS } from "../codedeploy/codedeploy.module";

export const LAMBDA_SERVICE_INPUTS = {
  accountId: accountId("The workload account: the function is there."),
  region: region("Where the function is."),
  functionName: text({
    description:
      "Name of the function. Roles, log, alarms, CodeDeploy's application and group are called after it.",
    rules: [
      matches(
        "[A-Za-z0-9_-]{1,53}",
        "Must be at most 53 letters, digits, _ and -: roles have longer names than the function, of at most 64.",
        "acme/prices",
      ),
    ],
  }),
  runtime: text({
    description: "Runtime, in AWS's word for it: nodejs22.x, python3.13. It must be known in a plan.",
    planned: true,
  }),
  handler: text({
    description: "Where the code begins. It must be known in a plan.",
    planned: true,
    rules: [
      matches(
        "\\S{1,128}",
        "Must be at most 128 characters without spaces, for example index.handler.",
        "a b",
      ),
    ],
  }),
  memorySize: number({
    description: "MiB of the function, and its share of the CPU with them.",
    default: 128,
    rules: [between(128, 10_240)],
  }),
  timeout: number({
    description: "Seconds that one invocation may take.",
    default: 3,
    rules: [between(1, 900)],
  }),
  architecture: text({
    description: "Instruction set that the build makes the code for.",
    default: "x86_64",
    rules: [oneOf("x86_64", "arm64")],
  }),
  ephemeralStorageSize: number({
    description: "MiB of /tmp.",
    default: 512,
    rules: [between(512, 10_240)],
  }),
  reservedConcurrentExecutions: optionalNumber({
    description:
      "Invocations at a time that are kept for the function, and are its limit. Left out: it shares the account's.",
    rules: [between(0, 10_000)],
  }),
  environmentVariables: textMap({
    description: "Environment variables, no secrets: who may see the function sees them.",
    default: {},
    each: "value",
    names: [
      matches(
        "[A-Za-z][A-Za-z0-9_]+",
        "Must be named by letters, digits and _, two at least, the first a letter.",
        "2ND-NAME",
      ),
    ],
  }),
  tracing: flag({ description: "X-Ray traces what is invoked.", default: false }),
  deploymentConfig: deploymentConfigInput("Lambda", "CodeDeployDefault.LambdaAllAtOnce"),
  ...alarmInputs("invocations of the alias"),
  toolsAccountId: accountId("The tools account: the build that has the alias moved is there."),
  shiftBuildRoleArn: text({
    description:
      "ARN of that build's role, which alone may become the role that shifts. It needn't exist yet.",
    rules: [ROLE_ARN],
  }),
  ...RELEASE_OPTIONS,
};
