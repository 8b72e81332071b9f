/** README.md of a module. */

import type { Module, Output } from "../face/module";
import { snakeCase } from "../face/names";
import { typeText } from "../face/type";
import { AWS_PROVIDER_VERSIONS, TERRAFORM_VERSIONS } from "../face/versions";
import { call } from "./example-file";
import { plain } from "./expression";
import { literalOf } from "./literal";
import type { Resource } from "./resource";

/** @param usage the call of the basic example, aligned */
export function printReadme(
  module: Module,
  outputs: Readonly<Record<string, Output>>,
  resources: readonly Resource[],
  usage: string,
): string {
  return `${[
    `# ${module.name}`,
    module.description,
    "## Usage",
    `\`\`\`hcl\n${usage}\`\`\``,
    "Whole root modules are in [examples/basic](examples/basic/main.tf) and [examples/complete](examples/complete/main.tf).",
    "## Security",
    module.security,
    "## Requirements",
    table(
      ["Name", "Version"],
      [
        ["terraform", code(TERRAFORM_VERSIONS)],
        ["hashicorp/aws", code(AWS_PROVIDER_VERSIONS)],
      ],
    ),
    "## Inputs",
    table(["Name", "Description", "Type", "Default", "Required"], inputs(module)),
    "## Outputs",
    table(
      ["Name", "Description"],
      Object.entries(outputs).map(([name, { description }]) => [code(snakeCase(name)), description]),
    ),
    "## Resources",
    resources.map(({ type, label }) => `- \`${type}.${label}\``).join("\n") || "None.",
  ].join("\n\n")}\n`;
}

/** What a user writes, with the module's source as it is fetched. @param version of the project, without the `v` */
export function usageOf(module: Module, version: string): string {
  const source = `git::https://github.com/acme/slipway.git//terraform/modules/${module.name}?ref=v${version}`;
  return call(module, module.examples.basic, source);
}

function inputs({ inputs: all }: Module): string[][] {
  return Object.entries(all).map(([name, { description, type, rules, default: value }]) => [
    code(snakeCase(name)),
    [description, ...rules.map(({ message }) => message)].join(" "),
    code(typeText(type)),
    value === undefined ? "" : code(plain(literalOf(value, type))),
    value === undefined ? "yes" : "no",
  ]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}
