import { LambdaService, type LambdaServiceProps } from "../../modules/lambda-service/lambda-service";
import type { LambdaServiceNames } from "../../modules/lambda-service/names";
import { type Synthesized, synthStack } from "./synth";

/** The workload account of the Lambda tests. */
export const place = { account: "222222222222", region: "us-east-1" };

export const names: LambdaServiceNames = {
  lambdaFunction: "acme-quotes-staging",
  functionRole: "acme-quotes-staging-function",
  shiftRole: "acme-quotes-staging-shift",
  functionLogGroup: "/aws/lambda/acme-quotes-staging",
  functionLogsKeyAlias: "alias/acme-quotes-staging-logs",
  codedeployRole: "acme-quotes-staging-codedeploy",
  codedeployApplication: "acme-quotes-staging",
  codedeployGroup: "acme-quotes-staging",
  errorAlarm: "acme-quotes-staging-errors",
  latencyAlarm: "acme-quotes-staging-latency",
};

export const func: LambdaServiceProps = {
  place,
  names,
  runtime: "nodejs22.x",
  handler: "index.handler",
  memory: 128,
  timeout: 3,
  architecture: "arm64",
  ephemeralStorage: 512,
  tracing: false,
  environment: {},
  rollbackOn: {},
  deploymentConfig: "CodeDeployDefault.LambdaAllAtOnce",
};

/** A stack with a function that moves at once, but for the given change. */
export function lambdaStack(change: Partial<LambdaServiceProps> = {}): Synthesized {
  return synthStack((stack) => {
    new LambdaService(stack, "quotes", { ...func, ...change });
  });
}
