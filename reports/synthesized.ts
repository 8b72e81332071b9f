/** A synthesized stack (`cdk.tf.json`), as far as what it will make can be read without Terraform. */
import { isValues, type Values, valuesAt } from "./values";

/** A text that is one reference and nothing else: `${aws_iam_role.release.name}`. */
const REFERENCE = /^\$\{(aws_\w+)\.([\w-]+)\.(\w+)\}$/;
/** A policy as Slipway's printer writes it: JSON, but for ` = ` between a key and its value. */
const POLICY = /^\$\{jsonencode\((.*)\)\}$/s;

/** The resources that a stack writes itself, with references to its own literals filled in. */
export function synthesizedResources(stack: unknown): { type: string; values: Values }[] {
  const types = valuesAt(stack, "resource");
  return Object.entries(types).flatMap(([type, blocks]) =>
    Object.values(valuesAt(blocks)).map((values) => ({ type, values: filled(values, types) as Values })),
  );
}

function filled(value: unknown, types: Values): unknown {
  if (typeof value === "string") return filledText(value, types);
  if (Array.isArray(value)) return value.map((each) => filled(each, types));
  if (!isValues(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, types)]));
}

function filledText(text: string, types: Values): unknown {
  const [, policy] = POLICY.exec(text) ?? [];
  if (policy !== undefined) return policy.replaceAll('" = ', '": ');
  const [, type = "", name = "", attribute = ""] = REFERENCE.exec(text) ?? [];
  const referred = valuesAt(types, type, name)[attribute];
  return typeof referred === "string" ? referred : text;
}
