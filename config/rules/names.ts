import type { Finding } from "../document";
import type { Rule } from "../draft";
import { type Path, quote } from "../problem";
import { NAME } from "../schema/values";

/** Stacks, folders and words of the command line; `constructor` is JavaScript's. */
const RESERVED: readonly string[] = ["apply", "bootstrap", "constructor", "plan", "shared", "tools"];

// An environment's name stands beside the organization in a network's name (63 characters); pipelines,
// actions and projects take 100 characters and more.
const MAX_ENVIRONMENT = 32;
const MAX_NAME = 64;

/** Names that fit everywhere they are used: ECR, for one, takes no hyphen at the end and no two in a row. */
export const names: Rule = ({ document }) => {
  const services = document.keys(["services"]);
  const checks: Path[] = services.flatMap((service) => [
    ["services", service, "checks"],
    ...document
      .keys(["services", service, "environments"])
      .map((environment) => ["services", service, "environments", environment, "verify"]),
  ]);
  return [
    ...document
      .keys(["environments"])
      .flatMap((name) => check(["environments", name], name, MAX_ENVIRONMENT, RESERVED)),
    ...services.flatMap((name) => check(["services", name], name, MAX_NAME, RESERVED)),
    ...checks.flatMap((path) =>
      document.keys(path).flatMap((name) => check([...path, name], name, MAX_NAME, ["constructor"])),
    ),
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
