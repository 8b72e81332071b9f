/** Fields of an object: inputs in an input. */
import { type Given, type Inputs, references, type Values } from "./input";
import { snakeCase } from "./names";
import type { Rule } from "./rule";
import type { Field } from "./type";

export function fieldsOf(fields: Inputs): Record<string, Field> {
  const entries = Object.entries(fields).map(([name, { type, description, default: value }]) => [
    snakeCase(name),
    {
      type,
      description,
      optional: value !== undefined,
      ...(value !== undefined && value !== null && { default: value }),
    },
  ]);
  return Object.fromEntries(entries);
}

/** The fields of an object that an expression stands for. */
export function referencesAt<I extends Inputs>(fields: I, object: string): Given<I> {
  return references(fields, (field) => `${object}.${snakeCase(field)}`);
}

/** Rules of the fields, as rules of the whole. */
export function rulesOf<I extends Inputs>(fields: I): Rule<Values<I>>[] {
  return Object.entries(fields).flatMap(([name, { rules, default: otherwise }]) =>
    rules.map((rule) => ({
      message: `${snakeCase(name)}: ${rule.message}`,
      holds: (value: Values<I>) => rule.holds(value[name as keyof I] ?? otherwise),
      condition: (each: string) => rule.condition(`${each}.${snakeCase(name)}`),
      spoil: (value: Values<I>) => {
        const valid = value[name as keyof I] ?? otherwise;
        const spoiled = valid === undefined ? undefined : rule.spoil(valid);
        return spoiled === undefined ? undefined : { ...value, [name]: spoiled };
      },
    })),
  );
}
