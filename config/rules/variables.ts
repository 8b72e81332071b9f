import type { Rule } from "../draft";
import { runsOf } from "./builds";
import { plainSecret, type ReservedNames, wrongName } from "./variable-entry";

/** Set by CodeBuild or by Slipway. */
export const BUILD_NAMES: ReservedNames = {
  names: [
    /^CODEBUILD_/,
    /^SLIPWAY_/,
    /^(REPOSITORY_URI|SERVICE_URL|SERVICE_SCHEME|LOAD_BALANCER|LOOKUP_ROLE_ARN)$/,
  ],
  setBy: "CodeBuild, AWS and Slipway",
};

const KEPT = { account: "the tools account", field: "here" };

/** Environment variables of builds have names of their own, and hold no secret in plain text. */
export const variables: Rule = ({ services }) =>
  services.flatMap((service) =>
    runsOf(service).flatMap(({ path, run }) =>
      Object.entries(run.environment).flatMap(([name, value]) => {
        const at = [...path, "environment", name];
        return [...wrongName(at, name, BUILD_NAMES), ...plainSecret(at, name, value, KEPT)];
      }),
    ),
  );
