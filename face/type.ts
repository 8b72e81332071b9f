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

export function fieldType({ type, optional }: Field): string {
  return optional ? `optional(${typeText(type)})` : typeText(type);
}
