/** examples/<name>/main.tf of a module: what its user writes. */

import type { Inputs } from "../face/input";
import type { Example, Module } from "../face/module";
import { snakeCase } from "../face/names";
import { comment, layOut } from "./layout";
import { literalOf } from "./literal";
import { VERSIONS } from "./variables";

/** The whole root module. */
export function printExample(module: Module, example: Example<Inputs>): string {
  return [comment(example.description, ""), VERSIONS, provider(example), call(module, example, "../..")].join(
    "\n",
  );
}

/** The module's block alone. @param source of the module */
export function call(module: Module, example: Example<Inputs>, source: string): string {
  const given = Object.entries(module.inputs).flatMap(([name, { type }]) => {
    const value = (example.values as Readonly<Record<string, unknown>>)[name];
    return value === undefined ? [] : [`  ${snakeCase(name)} = ${layOut(literalOf(value, type), 1)}\n`];
  });
  return `module "${module.name.replaceAll("-", "_")}" {\n  source = "${source}"\n\n${given.join("")}}\n`;
}

/** Of the account and the region that the example names. */
function provider({ values }: Example<Inputs>): string {
  const { accountId, region } = values as Readonly<Record<string, unknown>>;
  const lines = [
    `  region = ${JSON.stringify(region ?? "us-east-1")}\n`,
    ...(accountId === undefined ? [] : [`  allowed_account_ids = [${JSON.stringify(accountId)}]\n`]),
  ];
  return `provider "aws" {\n${lines.join("")}}\n`;
}
