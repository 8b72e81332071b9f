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
      return { kind: "text", text: JSON.stringify(value).replaceAll("${", "$$${").replaceAll("%{", "%%{") };
    default:
      return { kind: "text", text: String(value) };
  }
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
