/** What is known of a resource instance that a plan would make. */
export type Finding =
  | { readonly kind: "exists" /** By which Terraform imports it. */; readonly id: string }
  | { readonly kind: "absent" }
  /** Nothing tells these apart. */
  | { readonly kind: "several"; readonly ids: readonly string[] }
  /** Another stack's state holds it. */
  | { readonly kind: "held"; readonly id: string /** Key of that state. */; readonly by: string }
  /** It could not be looked for, or the answer was an error. */
  | { readonly kind: "unknown"; readonly because: string };
