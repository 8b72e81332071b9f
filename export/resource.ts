/** A resource of cdktf's as a block of HCL. */
import type { TerraformElement, TerraformStack } from "cdktf";
import type { Statement } from "../iam/statement";
import { inOrder } from "./arguments";
import { type Expression, parseExpression, parseTemplate, quoted } from "./expression";
import { layOut, type Reasons } from "./layout";
import { resolveIn } from "./resolve";

/** What `toHclTerraform` gives: arguments say of themselves whether they are blocks. */
interface Marked {
  readonly value: unknown;
  readonly isBlock?: boolean;
}
type Arguments = Readonly<Record<string, unknown>>;

/** Arguments that Terraform itself knows; they hold references as text. */
const META = ["count", "for_each", "provider", "depends_on", "lifecycle"];

export interface Resource {
  readonly keyword: "resource" | "data";
  readonly type: string;
  readonly label: string;
  readonly arguments: Arguments;
  /** By argument: reasons of a policy's statements. */
  readonly reasons: ReadonlyMap<string, Reasons>;
}

/** The resources of a stack in the order in which they were made. */
export function resourcesOf(
  stack: TerraformStack,
  policies: ReadonlyMap<string, readonly Statement[]>,
): Resource[] {
  const found = stack.node.findAll().flatMap((construct) => {
    const element = construct as Partial<TerraformElement>;
    const given = element.toHclTerraform?.();
    return (["resource", "data"] as const).flatMap((keyword) =>
      Object.entries((given?.[keyword] ?? {}) as ByLabel).flatMap(([type, byLabel]) =>
        Object.entries(byLabel).map(([label, raw]) => ({
          keyword,
          type,
          label,
          ...read(raw, stack, policies),
        })),
      ),
    );
  });
  refuseTwins(found);
  return found;
}

type ByLabel = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

function read(
  raw: Arguments,
  stack: TerraformStack,
  policies: ReadonlyMap<string, readonly Statement[]>,
): Pick<Resource, "arguments" | "reasons"> {
  const reasons = Object.entries(raw).flatMap(([name, argument]): [string, Reasons][] => {
    const statements = isMarked(argument) && policies.get(String(argument.value));
    return statements ? [[name, reasonsOf(statements, stack)]] : [];
  });
  const { "//": _, ...resolved } = resolveIn(stack, raw);
  return { arguments: resolved, reasons: new Map(reasons) };
}

function reasonsOf(statements: readonly Statement[], stack: TerraformStack): Reasons {
  return new Map(statements.map(({ sid, because }) => [quoted(resolveIn(stack, sid)), because]));
}

function refuseTwins(resources: readonly Resource[]): void {
  const seen = new Set<string>();
  for (const { keyword, type, label } of resources) {
    const address = `${keyword} ${type}.${label}`;
    if (seen.has(address))
      throw new Error(`two of ${address}: give one of them a label (labels of the module)`);
    seen.add(address);
  }
}

/** The block, not aligned yet. */
export function printResource({ keyword, type, label, arguments: all, reasons }: Resource): string {
  const own = Object.fromEntries(Object.entries(all).filter(([name]) => !META.includes(name)));
  const lines = [
    ...repetition(all),
    ...body(type, own, 1, reasons),
    ...meta("depends_on", all.depends_on),
    ...lifecycle(all.lifecycle),
  ];
  return `${keyword} "${type}" "${label}" {\n${lines.join("")}}\n`;
}

/** Arguments first, then blocks. */
function body(type: string, all: Arguments, depth: number, reasons: ReadonlyMap<string, Reasons>): string[] {
  const indent = "  ".repeat(depth);
  const { dynamic, ...others } = all;
  const dynamics = (dynamic ?? {}) as Readonly<Record<string, readonly Dynamic[]>>;
  const names = inOrder(type, [...Object.keys(others), ...Object.keys(dynamics)]);
  const isBlockHere = (name: string) => isBlock(all[name]) || name in dynamics;
  const simple = names.filter((name) => !isBlockHere(name));
  const blocks = names.filter(isBlockHere);
  return [
    ...simple.map((name) => {
      const value = expressionOf(contentOf(all[name]));
      return `${indent}${name} = ${layOut(value, depth, reasons.get(name))}\n`;
    }),
    ...blocks.flatMap((name) => {
      const dynamic = dynamics[name];
      if (dynamic) return dynamic.map((block) => printDynamic(type, name, block, depth));
      return [contentOf(all[name])].flat().map((block) => {
        const lines = body(`${type}.${name}`, block as Arguments, depth + 1, new Map());
        return `\n${indent}${name} {\n${lines.join("")}${indent}}\n`;
      });
    }),
  ];
}

/** Blocks that a variable decides: `optionalBlock`. */
interface Dynamic {
  readonly for_each: string;
  readonly content: Arguments;
}

function printDynamic(type: string, name: string, { for_each, content }: Dynamic, depth: number): string {
  const [outer, inner] = [depth, depth + 1].map((level) => "  ".repeat(level));
  const lines = body(`${type}.${name}`, content, depth + 2, new Map());
  return [
    `\n${outer}dynamic "${name}" {\n`,
    `${inner}for_each = ${layOut(expressionOf(for_each), depth + 1)}\n`,
    `\n${inner}content {\n${lines.join("")}${inner}}\n${outer}}\n`,
  ].join("");
}

/** A value as Terraform's JSON syntax has it, as an expression. */
export function expressionOf(value: unknown): Expression {
  if (typeof value === "string") return parseTemplate(value);
  if (Array.isArray(value)) return { kind: "list", items: value.map(expressionOf) };
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, one]): [string, Expression] => [
      /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key),
      expressionOf(one),
    ]);
    return { kind: "object", entries };
  }
  return { kind: "text", text: String(value) };
}

/** It stands first, and by itself. */
function repetition({ count, for_each, provider }: Arguments): string[] {
  const lines = [...meta("count", count), ...meta("for_each", for_each), ...meta("provider", provider)];
  return lines.length === 0 ? [] : [...lines, "\n"];
}

function meta(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [`  ${name} = ${layOut(expressionOf(value), 1)}\n`];
  if (value.length === 0) return [];
  const items = value.map((one) => parseExpression(String(one)));
  return [`\n  ${name} = ${layOut({ kind: "list", items }, 1)}\n`];
}

function lifecycle(value: unknown): string[] {
  if (value === undefined) return [];
  const lines = Object.entries(value as Arguments).map(([name, one]) => {
    const items = Array.isArray(one) ? one.map((text) => parseExpression(String(text))) : undefined;
    const expression: Expression = items ? { kind: "list", items } : { kind: "text", text: String(one) };
    return `    ${name} = ${layOut(expression, 2)}\n`;
  });
  return [`\n  lifecycle {\n${lines.join("")}  }\n`];
}

function isMarked(argument: unknown): argument is Marked {
  return typeof argument === "object" && argument !== null && "value" in argument;
}

function isBlock(argument: unknown): boolean {
  return isMarked(argument) && argument.isBlock === true;
}

function contentOf(argument: unknown): unknown {
  return isMarked(argument) ? argument.value : argument;
}
