/** An expression in lines, as a person would break it. What stands beneath what, `terraform fmt`'s rules align. */
import { type Expression, plain } from "./expression";

/** Reasons of a policy's statements, by `Sid` as it is written. */
export type Reasons = ReadonlyMap<string, string>;

const WIDTH = 100;

/** Lines, the first of which goes behind what stands before it. @param depth of the line that it begins in */
export function layOut(expression: Expression, depth: number, reasons: Reasons = new Map()): string {
  if (fitsInLine(expression, depth)) return plain(expression);
  const inner = "  ".repeat(depth + 1);
  const outer = "  ".repeat(depth);
  const nested = (one: Expression) => layOut(one, depth + 1, reasons);
  switch (expression.kind) {
    case "object": {
      const entries = expression.entries.map(
        ([key, value]) => `${reasonBeside(value, inner, reasons)}${inner}${key} = ${nested(value)}\n`,
      );
      return `{\n${entries.join("")}${outer}}`;
    }
    case "list": {
      const items = expression.items.map(
        (item) => `${reason(item, inner, reasons)}${inner}${nested(item)},\n`,
      );
      return `[\n${items.join("")}${outer}]`;
    }
    case "for": {
      // An object stands in the brackets of its loop, anything else in a line of its own.
      return expression.item.kind === "object"
        ? `[${expression.head} : ${layOut(expression.item, depth, reasons)}]`
        : `[
${inner}${expression.head} :
${inner}${nested(expression.item)}
${outer}]`;
    }
    case "call":
      return call(expression, depth, reasons);
    case "row":
      return expression.parts
        .map(({ spaced, of }) => (spaced ? " " : "") + layOut(of, depth, reasons))
        .join("");
    case "text":
      return expression.text;
  }
}

/** A single argument stands in the call's own brackets, and an object that comes last. */
function call({ name, args }: Expression & { kind: "call" }, depth: number, reasons: Reasons): string {
  const [first] = args;
  if (args.length === 1 && first) return `${name}(${layOut(first, depth, reasons)})`;
  const last = args.at(-1);
  const others = args.slice(0, -1);
  if (last?.kind === "object" && others.every(({ kind }) => kind === "text"))
    return `${name}(${others.map(plain).join(", ")}, ${layOut(last, depth, reasons)})`;
  const inner = "  ".repeat(depth + 1);
  const lines = args.map(
    (one) => `${reasonBeside(one, inner, reasons)}${inner}${layOut(one, depth + 1, reasons)}`,
  );
  return `${name}(\n${lines.join(",\n")}\n${"  ".repeat(depth)})`;
}

function fitsInLine(expression: Expression, depth: number): boolean {
  const length = plain(expression).length;
  return isSimple(expression) && depth * 2 + length <= WIDTH;
}

/** Nothing in it has to be in lines of its own. */
function isSimple(expression: Expression): boolean {
  switch (expression.kind) {
    case "object":
      return expression.entries.length <= 1 && expression.entries.every(([, value]) => isSimple(value));
    case "list":
      return expression.items.every((item) => item.kind !== "object" && isSimple(item));
    case "for":
      return isSimple(expression.item);
    case "call":
      return expression.args.every(isSimple) && !(expression.name === "jsonencode" && hasObject(expression));
    case "row":
      return expression.parts.every(({ of }) => isSimple(of));
    case "text":
      return true;
  }
}

function hasObject(expression: Expression): boolean {
  switch (expression.kind) {
    case "object":
      return true;
    case "list":
      return expression.items.some(hasObject);
    case "for":
      return hasObject(expression.item);
    case "call":
      return expression.args.some(hasObject);
    case "row":
      return expression.parts.some(({ of }) => hasObject(of));
    case "text":
      return false;
  }
}

function reason(item: Expression, indent: string, reasons: Reasons): string {
  if (item.kind !== "object") return "";
  const sid = item.entries.find(([key]) => key === "Sid")?.[1];
  const because = sid && reasons.get(plain(sid));
  return because === undefined ? "" : comment(because, indent);
}

/** Of what is repeated, the reason stands above the whole. */
function reasonBeside(value: Expression, indent: string, reasons: Reasons): string {
  if (value.kind === "for") return reason(value.item, indent, reasons);
  const [only] = value.kind === "call" ? value.args : [];
  return only ? reasonBeside(only, indent, reasons) : "";
}

/** A comment in lines, each behind `#`. */
export function comment(text: string, indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && indent.length + 2 + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${indent}# ${one}\n`).join("");
}
