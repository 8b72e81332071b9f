/** Every exported module in every form, as modules of one root: one plan shows them all. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { givenFiles } from "../../export/files";
import { hostLiterals, hostModule } from "../../export/host";
import { jsonForm } from "../../export/json-form";
import { plainOf } from "../../export/literal";
import type { Module } from "../../face/module";
import { snakeCase } from "../../face/names";
import { AWS_PROVIDER_VERSIONS } from "../../face/versions";
import { STACK_FILE } from "../../runner/workspace";

/** Forms that have to come to the same. */
export const FORMS = ["hcl", "json", "literal"] as const;
export type Form = (typeof FORMS)[number] | "unknown";
export const EXAMPLES = ["basic", "complete"] as const;
export type ExampleName = (typeof EXAMPLES)[number];

/** Name of the module block of a form. */
export function blockOf({ name }: Module, example: ExampleName, form: Form): string {
  return `${name}_${example}_${form}`.replaceAll("-", "_");
}

/** Writes the root module into a folder. @param exported folder of the modules in HCL */
export function writeForms(folder: string, modules: readonly Module[], exported: string): void {
  cpSync(exported, join(folder, "hcl"), { recursive: true, filter: (path) => !/\.terraform/.test(path) });
  const uses = modules.flatMap((module) => EXAMPLES.flatMap((example) => usesOf(module, example, folder)));
  writeJson(join(folder, STACK_FILE), {
    terraform: { required_providers: { aws: { source: "hashicorp/aws", version: AWS_PROVIDER_VERSIONS } } },
    provider: { aws: [{ region: "us-east-1" }] },
    resource: { terraform_data: Object.fromEntries(uses.flatMap(({ data }) => data)) },
    module: Object.fromEntries(uses.flatMap(({ blocks }) => blocks)),
    output: Object.fromEntries(
      uses.flatMap(({ blocks }) => blocks.map(([name]) => [name, { value: `\${module.${name}}` }])),
    ),
  });
}

interface Uses {
  readonly blocks: [string, object][];
  readonly data: [string, object][];
}

function usesOf(module: Module, example: ExampleName, folder: string): Uses {
  const values = valuesOf(module, example);
  const block = (form: Form) => blockOf(module, example, form);
  const json = join(folder, "json", module.name);
  writeJson(join(json, STACK_FILE), jsonForm(hostModule(module), module.inputs));
  const literal = jsonForm(
    hostLiterals(module, module.examples[example].values),
    {},
    JSON.stringify(values.region),
  );
  const literalFolder = join(folder, "literal", block("literal"));
  writeJson(join(literalFolder, STACK_FILE), literal);
  for (const [name, content] of Object.entries(givenFiles(module)))
    for (const beside of [json, literalFolder]) writeFileSync(join(beside, name), content);
  const unknown = Object.entries(values).map(([name, value]) => [
    name,
    unknownOf(module, name, value, `terraform_data.${block("unknown")}.output.${name}`),
  ]);
  return {
    blocks: [
      [block("hcl"), { source: `./hcl/${module.name}`, ...values }],
      [block("json"), { source: `./json/${module.name}`, ...values }],
      [block("literal"), { source: `./literal/${block("literal")}` }],
      [block("unknown"), { source: `./hcl/${module.name}`, ...Object.fromEntries(unknown) }],
    ],
    data: [[block("unknown"), { input: values }]],
  };
}

/** What decides which resources there are must be known, and what the provider looks at. @param later where the value is read from after apply */
function unknownOf({ inputs }: Module, variable: string, value: unknown, later: string): unknown {
  const input = Object.entries(inputs).find(([name]) => snakeCase(name) === variable)?.[1];
  if (input?.structural === true || input?.planned) return value;
  if (input?.structural === "names")
    return Object.fromEntries(Object.keys(Object(value)).map((name) => [name, `\${${later}["${name}"]}`]));
  return `\${${later}}`;
}

/** An example's values as Terraform has them. */
function valuesOf(module: Module, example: ExampleName): Record<string, unknown> {
  const values = module.examples[example].values as Readonly<Record<string, unknown>>;
  const given = Object.entries(module.inputs).flatMap(([name, { type }]) =>
    values[name] === undefined ? [] : [[snakeCase(name), plainOf(values[name], type)]],
  );
  return Object.fromEntries(given);
}

function writeJson(path: string, content: unknown): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, JSON.stringify(content, null, 2));
}
