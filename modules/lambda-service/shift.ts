import { readFileSync } from "node:fs";
import { ALIAS, type LambdaServiceNames } from "./names";

/** Below the project's folder, where a synth runs. */
export const SHIFT_SCRIPT = "modules/lambda-service/shift.sh";

/** The function that CodeDeploy asks at an event of the deployment, by its name or ARN. */
export interface VersionHooks {
  readonly BeforeAllowTraffic?: string;
  readonly AfterAllowTraffic?: string;
}

export interface ShiftScriptProps {
  readonly names: Pick<LambdaServiceNames, "lambdaFunction" | "codedeployApplication" | "codedeployGroup">;
  readonly hooks: VersionHooks;
  readonly region: string;
  /** Predicted ARN of what the build becomes in the workload account. */
  readonly shiftRoleArn: string;
}

/** A buildspec of the one script; `aws` and `jq` are part of CodeBuild's standard images. */
export function shiftBuildspec(script = readFileSync(SHIFT_SCRIPT, "utf8")) {
  return { version: "0.2", phases: { build: { commands: [script] } } };
}

/** What the script asks of its environment, but for what only an execution knows: the version and its own id. */
export function shiftEnvironment({ names, hooks, region, shiftRoleArn }: ShiftScriptProps) {
  return {
    SHIFT_ROLE_ARN: shiftRoleArn,
    REGION: region,
    FUNCTION: names.lambdaFunction,
    ALIAS,
    APPLICATION: names.codedeployApplication,
    GROUP: names.codedeployGroup,
    ...(hooks.BeforeAllowTraffic !== undefined && { BEFORE_ALLOW_TRAFFIC: hooks.BeforeAllowTraffic }),
    ...(hooks.AfterAllowTraffic !== undefined && { AFTER_ALLOW_TRAFFIC: hooks.AfterAllowTraffic }),
  };
}
