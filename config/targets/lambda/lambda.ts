import { probes } from "../../hooks";
import { releaseNames } from "../../release-names";
import type { TargetConfig } from "../target";
import type { LambdaDeploy } from "./deploy";
import { shiftMinutes } from "./shift-minutes";
import { strategies } from "./strategies";
import { functionVariables } from "./variables";

/** A Lambda function: a release publishes a version, and CodeDeploy shifts an alias to it. */
export const lambda: TargetConfig<LambdaDeploy> = {
  title: "Lambda",
  delivers: "files",
  needs: { network: false, cluster: false, loadBalancer: false },
  strategies,
  defaultStrategy: "all-at-once",
  shifts: true,
  hookEvents: ["beforeAllowTraffic", "afterAllowTraffic"],
  keepsFormer: false,
  alarms: ["errorRatePercent", "latencyMs", "alarms"],
  verifiedBy: "invoking",
  rules: [functionVariables, shiftMinutes],
  resolve: ({ lambda: fields }) => fields && { kind: "lambda", ...fields },
  override: (deploy, { environment, ...others }) => ({
    ...deploy,
    ...others,
    environment: { ...deploy.environment, ...environment },
  }),
  hidesAddress: () => undefined,
  namedArns: () => [],
  uniqueNames: ({ organization, service, environment, hooks }) => {
    const names = releaseNames({ organization }, service, environment);
    return [
      { kind: "function", name: names.lambdaFunction },
      { kind: "IAM role", name: names.functionRole },
      { kind: "IAM role", name: names.shiftRole },
      { kind: "CodeDeploy application", name: names.codedeployApplication },
      ...(probes(hooks) ? [{ kind: "IAM role", name: names.versionProbe.role }] : []),
    ];
  },
};
