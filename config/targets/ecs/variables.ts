import type { Release, Service } from "../../config";
import type { Document, Finding } from "../../document";
import type { Rule } from "../../draft";
import type { Path } from "../../problem";
import { fieldPath, releasePath, servicePath } from "../../rules/paths";
import { plainSecret, type ReservedNames, wrongName } from "../../rules/variable-entry";
import type { EcsDeploy } from "./deploy";

/** Set by ECS and by AWS's tools, or by the placeholder. */
const RESERVED: ReservedNames = {
  names: [/^ECS_/, /^AWS_EXECUTION_ENV$/, /^AOT_CONFIG_CONTENT$/],
  setBy: "ECS, AWS's tools and Slipway",
};

const KEPT = { account: "the environment's account", field: "in secrets" };

/** Half of a task definition: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const MAX_CHARACTERS = 32_768;

/** Variables of a container have names of their own, each of them one value, and none of them a secret. */
export const containerVariables: Rule = ({ document, services }) => [
  ...services.flatMap(({ name, releases }) =>
    [
      servicePath(name, "deploy", "ecs"),
      ...releases.map(({ environment }) => releasePath(name, environment, "deploy")),
    ].flatMap((path) => [
      ...asWritten(document, [...path, "environment"], named, literal),
      ...asWritten(document, [...path, "secrets"], named),
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

const named: Check = (path, name) => wrongName(path, name, RESERVED);
const literal: Check = (path, name, value) => plainSecret(path, name, value, KEPT);

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
