import type { Check } from "../check";
import { environmentTypeOfImage } from "../compute";
import { RULED } from "../conditions";
import type { Service } from "../config";
import type { Finding } from "../document";
import type { Rule } from "../draft";
import type { Path } from "../problem";
import { releasePath, servicePath } from "./paths";

/**
 * Only CodeBuild's own images hold several versions of a language.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/runtime-versions.html
 */
export const runtimeVersions: Rule = ({ document, services }) =>
  services.flatMap(placesOf).flatMap(({ at, check }): Finding[] => {
    const path = [...at, "runtimeVersions"];
    if (!document.has(path)) return [];
    if (!check)
      return [
        { path, at: "key", message: "found versions without commands; give commands, or leave it out" },
      ];
    if (environmentTypeOfImage(check.image)) return [];
    const message = `found versions with the image ${check.image}, which has its own; allowed with CodeBuild's own images, aws/codebuild/…`;
    return [{ path, at: "key", message }];
  });

/** Every mapping that may say which versions its commands are run with; without `check` it has no commands. */
function placesOf({ name, checks, releases }: Service): { readonly at: Path; readonly check?: Check }[] {
  return [
    ...checks.map((check) => ({ at: servicePath(name, "checks", check.name), check })),
    ...releases.flatMap(({ environment, verify, conditions }) => [
      ...verify.map((check) => ({ at: releasePath(name, environment, "verify", check.name), check })),
      ...RULED.map((place) => ({
        at: releasePath(name, environment, "conditions", place),
        check: conditions[place]?.commands,
      })),
    ]),
  ];
}
