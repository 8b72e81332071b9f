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

/** Each validation with a value that it refuses: one run for the first of every variable, one for the second, … */
function refusals(module: Module, { values }: Example<Inputs>): string[] {
  const most = Math.max(0, ...Object.values(module.inputs).map(({ rules }) => rules.length));
  return Array.from({ length: most }, (_, index) => {
    const spoiled = Object.entries(module.inputs).flatMap(([name, { rules, type }]) => {
      const rule = rules[index];
      if (!rule) return [];
      const value = rule.spoil((values as Readonly<Record<string, unknown>>)[name]);
      if (value === undefined)
        throw new Error(`${name}: the complete example has nothing that breaks "${rule.message}"`);
      return [{ variable: snakeCase(name), value: literalOf(value, type) }];
    });
    const given = spoiled.map(({ variable, value }) => `    ${variable} = ${layOut(value, 2)}\n`).join("");
    const failing = spoiled.map(({ variable }) => `    var.${variable},\n`).join("");
    return run(
      index === 0 ? "refuses_what_is_invalid" : `refuses_what_is_invalid_otherwise_${index}`,
      `\n  variables {\n${given}  }\n\n  expect_failures = [\n${failing}  ]\n`,
    );
  });
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
