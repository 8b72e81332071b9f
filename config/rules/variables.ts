import type { Finding } from "../document";
import type { Rule } from "../draft";
import { type Path, quote } from "../problem";
import { VARIABLE_NAME } from "../schema/variables";
import { secretLiteral } from "../secret-literal";
import { runsOf } from "./builds";

/** Set by CodeBuild, by AWS's tools or by Slipway; a credential would take the place of the build's role. */
const RESERVED = [
  /^CODEBUILD_/,
  /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|PROFILE|ROLE_ARN|WEB_IDENTITY_TOKEN_FILE)$/,
  /^AWS_CONTAINER_/,
  /^SLIPWAY_/,
  /^(REPOSITORY_URI|SERVICE_URL|SERVICE_SCHEME|LOAD_BALANCER|LOOKUP_ROLE_ARN)$/,
];

/** Environment variables have names of their own, and hold no secret in plain text. */
export const variables: Rule = ({ services }) =>
  services.flatMap((service) =>
    runsOf(service).flatMap(({ path, run }) =>
      Object.entries(run.environment).flatMap(([name, value]) => {
        const at = [...path, "environment", name];
        const wrong = wrongName(at, name);
        if (wrong) return [wrong];
        return typeof value === "string" ? literal(at, name, value) : [];
      }),
    ),
  );

/** What is wrong with the name of an environment variable. */
export function wrongName(path: Path, name: string): Finding | undefined {
  const found = (allowed: string): Finding => ({
    path,
    at: "key",
    message: `found the name ${quote(name, 80)}; allowed: ${allowed}`,
  });
  if (!VARIABLE_NAME.test(name)) return found("at most 128 letters, digits and underscores, no digit first");
  return RESERVED.some((reserved) => reserved.test(name))
    ? found("any that CodeBuild, AWS and Slipway don't set themselves")
    : undefined;
}

/** The value itself is never repeated: messages end up in logs. */
function literal(path: Path, name: string, value: string): Finding[] {
  const looks = secretLiteral(name, value);
  if (looks === undefined) return [];
  const message =
    `found what looks like ${looks}, in plain text; allowed: keep it in Secrets Manager of the tools account ` +
    `and name it here, { secret: <name> }, or as a SecureString in Parameter Store, { parameter: <name> }`;
  return [{ path, message }];
}
