/** Whether a plan only changes what states know. It is read as data before it is applied. */
import { blocksOf, objectAt } from "../json";

/** What a plan is expected to do, by address. */
export interface Expected {
  readonly imported: readonly string[];
  /** What is made only to take over what is there. */
  readonly takenOver: readonly string[];
  readonly forgotten: readonly string[];
}

/**
 * What a plan does beyond what is expected, and what it fails to do: a line each. Updates in place are no part of it.
 * @param json what `terraform show -json PLAN` prints. https://developer.hashicorp.com/terraform/internals/json-format
 */
export function beyond(json: string, { imported, takenOver, forgotten }: Expected): string[] {
  const plan: unknown = JSON.parse(json);
  const left = { import: new Set(imported), forget: new Set(forgotten) };
  const made = new Set(takenOver);
  const harmful = blocksOf(objectAt(plan).resource_changes)
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ address, change }) => {
      const at = String(address);
      const { actions, importing } = objectAt(change);
      const words = Array.isArray(actions) ? actions.map(String) : [];
      if (importing !== undefined && !left.import.delete(at)) return [`import ${at}`];
      const action = words.length > 1 ? "replace" : (words[0] ?? "nothing known with");
      if (HARMLESS.has(action)) return [];
      if (action === "create" && made.has(at)) return [];
      if (action === "forget" && left.forget.delete(at)) return [];
      return [`${action} ${at}`];
    });
  return [
    ...harmful,
    ...[...left.import].map((address) => `not import ${address}`),
    ...[...left.forget].map((address) => `not let go of ${address}`),
  ];
}

const HARMLESS = new Set(["no-op", "read", "update"]);
