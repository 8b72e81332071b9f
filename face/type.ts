/** Terraform's type constraints, as data. https://developer.hashicorp.com/terraform/language/expressions/type-constraints */
export type Type =
  | { readonly kind: "string" | "number" | "bool" }
  | { readonly kind: "list" | "map"; readonly of: Type }
  | { readonly kind: "object"; readonly fields: Readonly<Record<string, Field>> };

export interface Field {
  readonly type: Type;
  readonly description: string;
  /** It may be left out. */
  readonly optional: boolean;
  /** What it is then, if not null. */
  readonly default?: unknown;
}

/** As it is written in a README: in one line. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case "list":
    case "map":
      return `${type.kind}(${typeText(type.of)})`;
    case "object": {
      const fields = Object.entries(type.fields).map(([name, field]) => `${name} = ${fieldType(field)}`);
      return `object({ ${fields.join(", ")} })`;
    }
    default:
      return type.kind;
  }
}

function fieldType(field: Field): string {
  return constraintOf(field, typeText(field.type));
}

/** A field's constraint. @param type as it is written */
export function constraintOf({ optional, default: value }: Field, type: string): string {
  if (!optional) return type;
  return value === undefined ? `optional(${type})` : `optional(${type}, ${JSON.stringify(value)})`;
}
