/** Values that a user writes, as HCL. */
import { snakeCase } from "../face/names";
import type { Type } from "../face/type";
import type { Expression } from "./expression";

/** A literal of an input's type; the fields of objects take Terraform's spelling. */
export function literalOf(value: unknown, type: Type): Expression {
  if (value === null || value === undefined) return { kind: "text", text: "null" };
  switch (type.kind) {
    case "list":
      return { kind: "list", items: (value as unknown[]).map((one) => literalOf(one, type.of)) };
    case "map":
      return {
        kind: "object",
        entries: Object.entries(value).map(([key, one]) => [keyOf(key), literalOf(one, type.of)]),
      };
    case "object":
      return {
        kind: "object",
        entries: Object.entries(value).flatMap(([key, one]): [string, Expression][] => {
          const field = type.fields[snakeCase(key)];
          return field ? [[snakeCase(key), literalOf(one, field.type)]] : [];
        }),
      };
    case "string":
      return textOf(String(value));
    default:
      return { kind: "text", text: String(value) };
  }
}

/** A person writes JSON by `jsonencode`. */
function textOf(text: string): Expression {
  const object = jsonIn(text);
  if (object === undefined) return { kind: "text", text: quoted(text) };
  return { kind: "call", name: "jsonencode", args: [encoded(object)] };
}

function quoted(text: string): string {
  return JSON.stringify(text).replaceAll("${", "$$${").replaceAll("%{", "%%{");
}

/** The object that a text is, if it is one. */
function jsonIn(text: string): object | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function encoded(value: unknown): Expression {
  if (typeof value === "string") return { kind: "text", text: quoted(value) };
  if (Array.isArray(value)) return { kind: "list", items: value.map(encoded) };
  if (typeof value !== "object" || value === null) return { kind: "text", text: String(value) };
  const entries = Object.entries(value).map(([key, one]) => [keyOf(key), encoded(one)] as const);
  return { kind: "object", entries };
}

/** The same as plain data: for Terraform's JSON syntax and `-var-file`. */
export function plainOf(value: unknown, type: Type): unknown {
  if (value === null || value === undefined) return null;
  switch (type.kind) {
    case "list":
      return (value as unknown[]).map((one) => plainOf(one, type.of));
    case "map":
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainOf(one, type.of)]));
    case "object":
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => {
          const field = type.fields[snakeCase(key)];
          return [snakeCase(key), field ? plainOf(one, field.type) : one];
        }),
      );
    case "string":
      return String(value).replaceAll("${", "$$${").replaceAll("%{", "%%{");
    default:
      return value;
  }
}

function keyOf(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
}
