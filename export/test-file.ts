/** tests/<module>.tftest.hcl: what `terraform test` runs, without AWS. */

import type { Inputs } from "../face/input";
import type { Example, Module } from "../face/module";
import { snakeCase } from "../face/names";
import { layOut } from "./layout";
import { literalOf } from "./literal";

export function printTests(module: Module): string {
  const { basic, complete } = module.examples;
  return [
    'mock_provider "aws" {}\n',
    `variables {\n${assignments(module, basic.values)}}\n`,
    run("basic", ""),
    run("complete", `\n  variables {\n${assignments(module, complete.values, 2)}  }\n`),
    ...refusals(module, complete),
  ].join("\n");
}

/** Each validation, with a value that it refuses. */
function refusals(module: Module, { values }: Example<Inputs>): string[] {
  return Object.entries(module.inputs).flatMap(([name, { rules, type }]) =>
    rules.map((rule, index) => {
      const variable = snakeCase(name);
      const spoiled = rule.spoil((values as Readonly<Record<string, unknown>>)[name]);
      const given = `    ${variable} = ${layOut(literalOf(spoiled, type), 2)}\n`;
      return run(
        `refuses_${variable}${index === 0 ? "" : `_${index + 1}`}`,
        `\n  variables {\n${given}  }\n\n  expect_failures = [var.${variable}]\n`,
      );
    }),
  );
}

function run(name: string, rest: string): string {
  return `run "${name}" {\n  command = plan\n${rest}}\n`;
}

function assignments({ inputs }: Module, values: Readonly<Record<string, unknown>>, depth = 1): string {
  const indent = "  ".repeat(depth);
  return Object.entries(inputs)
    .filter(([name]) => values[name] !== undefined)
    .map(
      ([name, { type }]) => `${indent}${snakeCase(name)} = ${layOut(literalOf(values[name], type), depth)}\n`,
    )
    .join("");
}
