/** What users of a module lean on, and what of a change to it would break them. */

import type { Module } from "../face/module";
import { snakeCase } from "../face/names";
import { typeText } from "../face/type";
import { hostModule } from "./host";
import { plainOf } from "./literal";
import { resourcesOf } from "./resource";

export interface Surface {
  readonly variables: Readonly<Record<string, Variable>>;
  readonly outputs: readonly string[];
  /** Addresses inside the module: a state holds them. */
  readonly resources: readonly string[];
}

interface Variable {
  readonly type: string;
  /** Absent: it has to be given. */
  readonly default?: unknown;
}

export function surfaceOf(module: Module): Surface {
  const { stack, outputs, policies } = hostModule(module);
  const variables = Object.entries(module.inputs).map(([name, { type, default: value }]) => [
    snakeCase(name),
    { type: typeText(type), ...(value !== undefined && { default: plainOf(value, type) }) },
  ]);
  return {
    variables: Object.fromEntries(variables),
    outputs: Object.keys(outputs).map(snakeCase),
    resources: resourcesOf(stack, policies).map(({ type, label }) => `${type}.${label}`),
  };
}

/**
 * What breaks who upgrades, in words.
 * @param moved addresses that were renamed, by their former names
 */
export function breaksOf(
  before: Surface,
  now: Surface,
  moved: Readonly<Record<string, string>> = {},
): string[] {
  return [
    ...Object.entries(before.variables).flatMap(([name, was]) =>
      variableBreaks(name, was, now.variables[name]),
    ),
    ...Object.entries(now.variables)
      .filter(([name, is]) => before.variables[name] === undefined && is.default === undefined)
      .map(([name]) => `variable ${name} is new and has to be given`),
    ...before.outputs.filter((name) => !now.outputs.includes(name)).map((name) => `output ${name} is gone`),
    ...before.resources
      .filter((address) => !now.resources.includes(moved[address] ?? address))
      .map((address) => `${address} would be destroyed: say in moved what it is called now`),
  ];
}

function variableBreaks(name: string, was: Variable, is: Variable | undefined): string[] {
  if (is === undefined) return [`variable ${name} is gone`];
  if (is.type !== was.type) return [`variable ${name} was ${was.type} and is ${is.type}`];
  if (was.default === undefined || JSON.stringify(was.default) === JSON.stringify(is.default)) return [];
  return is.default === undefined
    ? [`variable ${name} had a default and has to be given`]
    : [`variable ${name} was ${JSON.stringify(was.default)} by default and is ${JSON.stringify(is.default)}`];
}

/** Whether a version may break who uses another. https://semver.org/#spec-item-4: before 1.0.0 a minor version may. */
export function mayBreak(before: string, now: string): boolean {
  const [major = "", minor] = before.split(".");
  const [majorNow, minorNow] = now.split(".");
  return major !== majorNow || (major === "0" && minor !== minorNow);
}
