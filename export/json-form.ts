/** A module in Terraform's JSON syntax: what cdktf itself writes of it, with the variables that cdktf spells otherwise. */
import type { Input, Inputs } from "../face/input";
import { snakeCase } from "../face/names";
import { typeText } from "../face/type";
import { LOCALS_OF_REGION } from "../iam/arn";
import type { Hosted } from "./host";
import { plainOf } from "./literal";
import { resolveIn } from "./resolve";

/**
 * The file's content, without provider, backend and the notes that cdktf takes.
 * @param inputs those that it has as variables
 * @param region what the locals are of, as an expression
 */
export function jsonForm({ stack }: Hosted, inputs: Inputs, region = "var.region"): object {
  const { resource, output, locals: own = {} } = resolveIn(stack, stack.toTerraform());
  const text = JSON.stringify([resource, output, own]);
  const ofRegion = Object.entries(LOCALS_OF_REGION).flatMap(([name, expression]) =>
    text.includes(`local.${name}`) ? [[name, `\${${expression.replaceAll("var.region", region)}}`]] : [],
  );
  const locals = { ...Object.fromEntries(ofRegion), ...own };
  const variables = Object.entries(inputs).map(([name, input]) => [
    snakeCase(name),
    variableOf(`var.${snakeCase(name)}`, input),
  ]);
  return {
    ...(variables.length > 0 && { variable: Object.fromEntries(variables) }),
    ...(Object.keys(locals).length > 0 && { locals }),
    resource,
    output,
  };
}

/** cdktf drops a default of null, and spells the keys of a default in its own way. */
function variableOf(expression: string, input: Input<unknown, unknown>): object {
  return {
    description: input.description,
    type: typeText(input.type),
    ...(input.default !== undefined && { default: plainOf(input.default, input.type) }),
    nullable: input.default === null,
    validation: input.rules.map((rule) => ({
      condition: `\${${rule.condition(expression)}}`,
      error_message: rule.message,
    })),
  };
}
