import type { Release, Service } from "../../config";
import type { Document, Finding } from "../../document";
import type { Rule } from "../../draft";
import { type Path, quote } from "../../problem";
import { fieldPath, releasePath, servicePath } from "../../rules/paths";
import { VARIABLE_NAME } from "../../schema/variables";
import { secretLiteral } from "../../secret-literal";
import type { EcsDeploy } from "./deploy";

/** Set by ECS and by AWS's tools, or by the placeholder; a credential would take the place of the task role. */
const RESERVED = [
  /^ECS_/,
  /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|PROFILE|ROLE_ARN|WEB_IDENTITY_TOKEN_FILE|EXECUTION_ENV)$/,
  /^AWS_CONTAINER_/,
  /^AOT_CONFIG_CONTENT$/,
];

/** Half of a task definition: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MAX_CHARACTERS = 32_768;

/** Variables of a container have names of their own, each of them one value, and none of them a secret. */
export const containerVariables: Rule = ({ document, services }) => [
  ...services.flatMap(({ name, releases }) =>
    [
      servicePath(name, "deploy", "ecs"),
      ...releases.map(({ environment }) => releasePath(name, environment, "deploy")),
    ].flatMap((path) => [
      ...asWritten(document, [...path, "environment"], wrongName, literal),
      ...asWritten(document, [...path, "secrets"], wrongName),
    ]),
  ),
  ...services.flatMap((service) =>
    service.releases.flatMap((release) =>
      release.deploy.kind === "ecs"
        ? [
            ...both(document, service, release, release.deploy),
            ...tooLong(document, service, release, release.deploy),
          ]
        : [],
    ),
  ),
];

type Check = (path: Path, name: string, value: unknown) => Finding[];

function asWritten(document: Document, path: Path, ...checks: Check[]): Finding[] {
  return document.keys(path).flatMap((name) => {
    const at = [...path, name];
    return checks.flatMap((check) => check(at, name, document.place(at)?.value));
  });
}

/** The value itself is never repeated: messages end up in logs. */
function literal(path: Path, name: string, value: unknown): Finding[] {
  const looks = typeof value === "string" ? secretLiteral(name, value) : undefined;
  if (looks === undefined) return [];
  const message =
    `found what looks like ${looks}, in plain text; allowed: keep it in Secrets Manager of the environment's account ` +
    `and name it in secrets, { secret: <name> }, or as a SecureString in Parameter Store, { parameter: <name> }`;
  return [{ path, message }];
}

function wrongName(path: Path, name: string): Finding[] {
  const found = (allowed: string): Finding[] => [
    { path, at: "key", message: `found the name ${quote(name, 80)}; allowed: ${allowed}` },
  ];
  if (!VARIABLE_NAME.test(name)) return found("at most 128 letters, digits and underscores, no digit first");
  return RESERVED.some((reserved) => reserved.test(name))
    ? found("any that ECS, AWS's tools and Slipway don't set themselves")
    : [];
}

function both(document: Document, service: Service, release: Release, deploy: EcsDeploy): Finding[] {
  return Object.keys(deploy.secrets)
    .filter((name) => Object.hasOwn(deploy.environment, name))
    .map((name) => ({
      path: fieldPath(document, service, release, "secrets"),
      at: "key",
      message: `found ${name} both in environment and in secrets; allowed: one of them, in an environment as at the service`,
    }));
}

function tooLong(document: Document, service: Service, release: Release, deploy: EcsDeploy): Finding[] {
  const count = Object.entries(deploy.environment).reduce(
    (sum, [name, value]) => sum + name.length + Buffer.byteLength(value),
    0,
  );
  if (count <= MAX_CHARACTERS) return [];
  const message = `found ${count} bytes of variables; allowed: at most ${MAX_CHARACTERS}, half of what a task definition holds`;
  return [{ path: fieldPath(document, service, release, "environment"), at: "key", message }];
}
