/** main.tf of a module. */
import type { TerraformStack } from "cdktf";
import { LOCALS_OF_REGION } from "../iam/arn";
import { parseTemplate } from "./expression";
import type { Hosted } from "./host";
import { layOut } from "./layout";
import { resolveIn } from "./resolve";
import { elementsOf, printResource, resourcesOf } from "./resource";

export function printMain({ stack, policies }: Hosted, moved: Readonly<Record<string, string>> = {}): string {
  const resources = resourcesOf(stack, policies).map(printResource);
  const renamed = Object.entries(moved).map(([from, to]) => `moved {\n  from = ${from}\n  to = ${to}\n}\n`);
  const own = ownLocals(stack);
  return [...printLocals([...own, ...resources].join(""), own), ...resources, ...renamed].join("\n");
}

/** Those of the region that are used, then the module's own. */
function printLocals(text: string, own: readonly string[]): string[] {
  const used = Object.entries(LOCALS_OF_REGION).filter(([name]) => text.includes(`local.${name}`));
  const lines = used.map(([name, expression]) => `  ${name} = ${expression}\n`).join("");
  const groups = [lines, own.join("")].filter((group) => group !== "");
  return groups.length === 0 ? [] : [`locals {\n${groups.join("\n")}}\n`];
}

function ownLocals(stack: TerraformStack): string[] {
  return elementsOf(stack).flatMap((element) => {
    const { locals = {} } = element.toHclTerraform();
    return Object.entries(locals as Readonly<Record<string, { value: string }>>).map(
      ([name, { value }]) => `  ${name} = ${layOut(parseTemplate(resolveIn(stack, value)), 1)}\n`,
    );
  });
}
