/** main.tf of a module. */
import { LOCALS_OF_REGION } from "../iam/arn";
import type { Hosted } from "./host";
import { printResource, resourcesOf } from "./resource";

export function printMain({ stack, policies }: Hosted, moved: Readonly<Record<string, string>> = {}): string {
  const resources = resourcesOf(stack, policies).map(printResource);
  const renamed = Object.entries(moved).map(([from, to]) => `moved {\n  from = ${from}\n  to = ${to}\n}\n`);
  return [...printLocals(resources.join("")), ...resources, ...renamed].join("\n");
}

/** Those locals that are used. */
function printLocals(text: string): string[] {
  const used = Object.entries(LOCALS_OF_REGION).filter(([name]) => text.includes(`local.${name}`));
  const lines = used.map(([name, expression]) => `  ${name} = ${expression}\n`);
  return lines.length === 0 ? [] : [`locals {\n${lines.join("")}}\n`];
}
