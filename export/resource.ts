/** A resource of cdktf's as a block of HCL. */
import { TerraformElement, type TerraformStack } from "cdktf";
import type { DynamicBlock } from "../face/blocks";
import type { Statement } from "../iam/statement";
import { inOrder } from "./arguments";
import { type Expression, parseExpression, parseTemplate, quoted } from "./expression";
import { layOut, type Reasons } from "./layout";
import { resolveIn } from "./resolve";

/** What `toHclTerraform` gives: arguments say of themselves whether they are blocks. */
interface Marked {
  readonly value: unknown;
  readonly isBlock?: boolean;
  /** Blocks inside it that Terraform repeats. */
  readonly dynamic?: Dynamic;
}
/** `dynamic` blocks, by their labels (`face/blocks.ts`). */
type Dynamic = Readonly<Record<string, readonly DynamicBlock[]>>;
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
  const found = elementsOf(stack).flatMap((element) => {
    const given = element.toHclTerraform();
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

/** What a stack is made of, without itself: cdktf would print it. */
export function elementsOf(stack: TerraformStack): TerraformElement[] {
  return stack.node.findAll().filter((construct) => TerraformElement.isTerraformElement(construct));
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

/** Arguments first, then blocks: those that are always there before those that are repeated. */
function body(type: string, all: Arguments, depth: number, reasons: ReadonlyMap<string, Reasons>): string[] {
  const { dynamic = {}, ...own } = all as Arguments & { readonly dynamic?: Dynamic };
  const indent = "  ".repeat(depth);
  const names = inOrder(type, [...new Set([...Object.keys(own), ...Object.keys(dynamic)])]);
  const isArgument = (name: string) => own[name] !== undefined && !isBlock(own[name]);
  const lines = [
    ...names.filter(isArgument).map((name) => {
      const value = unquotedBool(expressionOf(contentOf(own[name])));
      return `${indent}${name} = ${layOut(value, depth, reasons.get(name))}\n`;
    }),
    ...names
      .filter((name) => !isArgument(name))
      .flatMap((name) => [
        ...fixedBlocks(`${type}.${name}`, name, own[name], depth),
        ...(dynamic[name] ?? []).map((block) => dynamicBlock(`${type}.${name}`, name, block, depth)),
      ]),
  ];
  // Nothing stands above the first.
  return lines.map((line, index) => (index === 0 ? line.replace(/^\n/, "") : line));
}

/** Some arguments are texts in the provider's schema where everybody writes true or false: Terraform converts. */
function unquotedBool(value: Expression): Expression {
  const [, bool] = (value.kind === "text" && /^"(true|false)"$/.exec(value.text)) || [];
  return bool === undefined ? value : { kind: "text", text: bool };
}

function fixedBlocks(type: string, name: string, argument: unknown, depth: number): string[] {
  if (!isMarked(argument)) return [];
  const indent = "  ".repeat(depth);
  return [argument.value].flat().map((block) => {
    const inside = withDynamic(block as Arguments, argument);
    return `\n${indent}${name} {\n${body(type, inside, depth + 1, new Map()).join("")}${indent}}\n`;
  });
}

/** A block with what is added to it and to blocks inside it (`addOverride`), which stands beside its value. */
function withDynamic(block: Arguments, { dynamic, ...beside }: Marked): Arguments {
  const inner = Object.entries(block).map(([name, argument]) => {
    const added = (beside as Arguments)[name];
    return [name, isMarked(argument) && added !== undefined ? { ...argument, ...added } : argument];
  });
  return { ...Object.fromEntries(inner), ...(dynamic && { dynamic }) };
}

function dynamicBlock(
  type: string,
  name: string,
  { for_each, content }: DynamicBlock,
  depth: number,
): string {
  const indent = "  ".repeat(depth);
  const lines = body(type, marked(content), depth + 2, new Map()).join("");
  return (
    `\n${indent}dynamic "${name}" {\n${indent}  for_each = ${layOut(expressionOf(for_each), depth + 1)}\n\n` +
    `${indent}  content {\n${lines}${indent}  }\n${indent}}\n`
  );
}

/** A list of objects is blocks. */
function marked(content: Arguments): Arguments {
  const { dynamic, ...own } = content;
  const entries = Object.entries(own).map(([name, value]) => {
    const isBlocks = Array.isArray(value) && value.some((one) => typeof one === "object");
    return [name, { isBlock: isBlocks, value: isBlocks ? value.map(marked) : value }];
  });
  return { ...Object.fromEntries(entries), ...(dynamic !== undefined && { dynamic }) };
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
