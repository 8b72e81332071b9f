/** variables.tf, outputs.tf and versions.tf of a module. */

import type { Input } from "../face/input";
import type { Module, Output } from "../face/module";
import { snakeCase } from "../face/names";
import { constraintOf, type Field, type Type } from "../face/type";
import { AWS_PROVIDER_VERSIONS, TERRAFORM_VERSIONS } from "../face/versions";
import { parseExpression, parseTemplate } from "./expression";
import { comment, layOut } from "./layout";
import { literalOf } from "./literal";

export function printVariables({ inputs }: Module): string {
  return Object.entries(inputs)
    .map(([name, input]) => printVariable(snakeCase(name), input))
    .join("\n");
}

function printVariable(name: string, input: Input<unknown, unknown>): string {
  const { type, description, rules } = input;
  const lines = [
    `  description = ${JSON.stringify(description)}\n`,
    `  type = ${typeIn(type, 1)}\n`,
    ...(input.default === undefined ? [] : [`  default = ${layOut(literalOf(input.default, type), 1)}\n`]),
    ...(input.default === null ? [] : ["  nullable = false\n"]),
    ...rules.map(
      (rule) =>
        `\n  validation {\n    condition = ${layOut(parseExpression(rule.condition(`var.${name}`)), 2)}\n` +
        `    error_message = ${JSON.stringify(rule.message)}\n  }\n`,
    ),
  ];
  return `variable "${name}" {\n${lines.join("")}}\n`;
}

/** A type constraint in lines, the fields of an object with what they mean. */
function typeIn(type: Type, depth: number): string {
  switch (type.kind) {
    case "list":
    case "map":
      return `${type.kind}(${typeIn(type.of, depth)})`;
    case "object": {
      const indent = "  ".repeat(depth + 1);
      const fields = Object.entries(type.fields).map(
        ([name, field]) =>
          `${comment(field.description, indent)}${indent}${name} = ${fieldIn(field, depth + 1)}\n`,
      );
      return `object({\n${fields.join("")}${"  ".repeat(depth)}})`;
    }
    default:
      return type.kind;
  }
}

function fieldIn(field: Field, depth: number): string {
  return constraintOf(field, typeIn(field.type, depth));
}

/** @param outputs with references resolved, by their names in TypeScript */
export function printOutputs(outputs: Readonly<Record<string, Output>>): string {
  return Object.entries(outputs)
    .map(
      ([name, { description, value }]) =>
        `output "${snakeCase(name)}" {\n  description = ${JSON.stringify(description)}\n` +
        `  value = ${layOut(parseTemplate(value), 1)}\n}\n`,
    )
    .join("\n");
}

export const VERSIONS = `terraform {
  required_version = "${TERRAFORM_VERSIONS}"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "${AWS_PROVIDER_VERSIONS}"
    }
  }
}
`;
