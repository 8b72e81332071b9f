import type { Finding } from "../document";
import type { Rule } from "../draft";
import { type Path, quote } from "../problem";
import { NAME } from "../schema/values";
import { releasePath, servicePath } from "./paths";

/** Stacks, folders and words of the command line; `constructor` is JavaScript's. */
const RESERVED_SERVICES: readonly string[] = ["apply", "bootstrap", "constructor", "plan", "shared", "tools"];
/** Two stages are called Source and Build; an environment is a stage too. */
const RESERVED_ENVIRONMENTS: readonly string[] = [...RESERVED_SERVICES, "build", "source"].sort();
/** Actions that stand beside checks, and beside verifications, in a pipeline's stage. */
const RESERVED_CHECKS: readonly string[] = ["build", "constructor"];
const RESERVED_VERIFICATIONS: readonly string[] = ["approve", "constructor", "deploy", "revision"];

// An environment's name stands beside the organization in a network's name (63 characters); pipelines,
// actions and projects take 100 characters and more.
const MAX_ENVIRONMENT = 32;
const MAX_NAME = 64;

/** Names that fit everywhere they are used: ECR, for one, takes no hyphen at the end and no two in a row. */
export const names: Rule = ({ document }) => {
  const keysOf = (path: Path, max: number, reserved: readonly string[]) =>
    document.keys(path).flatMap((name) => check([...path, name], name, max, reserved));
  const reportsBelow = (checks: Path) =>
    document.keys(checks).flatMap((name) => keysOf([...checks, name, "reports"], MAX_NAME, []));
  return [
    ...keysOf(["environments"], MAX_ENVIRONMENT, RESERVED_ENVIRONMENTS),
    ...keysOf(["services"], MAX_NAME, RESERVED_SERVICES),
    ...document
      .keys(["services"])
      .flatMap((service) => [
        ...keysOf(servicePath(service, "build", "reports"), MAX_NAME, []),
        ...reportsBelow(servicePath(service, "checks")),
        ...keysOf(servicePath(service, "checks"), MAX_NAME, RESERVED_CHECKS),
        ...document
          .keys(servicePath(service, "environments"))
          .flatMap((environment) => [
            ...keysOf(releasePath(service, environment, "verify"), MAX_NAME, RESERVED_VERIFICATIONS),
            ...reportsBelow(releasePath(service, environment, "verify")),
          ]),
      ]),
  ];
};

function check(path: Path, name: string, max: number, reserved: readonly string[]): Finding[] {
  if (reserved.includes(name)) {
    return [
      {
        path,
        at: "key",
        message: `found the reserved name ${name}; allowed: any but ${reserved.join(", ")}`,
      },
    ];
  }
  if (NAME.test(name) && name.length <= max) return [];
  const length = name.length > max ? ` of ${name.length} characters` : "";
  const allowed = `at most ${max} lower-case letters, digits and single hyphens, a letter first, no hyphen last`;
  return [{ path, at: "key", message: `found the name ${quote(name, 80)}${length}; allowed: ${allowed}` }];
}
