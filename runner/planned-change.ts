/** What a plan does to each resource, read from its JSON. https://developer.hashicorp.com/terraform/internals/json-format */
import { blocksOf, isObject, type JsonObject, objectAt } from "./json";
import type { PlannedResource } from "./plan-output";

export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  /** `adopt`: it exists already and enters the state. */
  readonly action: "make" | "adopt" | "adopt-and-change" | "change" | "replace" | "remove";
  /** Of a change: each value that differs. */
  readonly values: readonly ChangedValue[];
}

/** A value before and after, to be read by people. */
export interface ChangedValue {
  /** `policy.Statement[0].Sid` */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Longer values are cut. */
const LENGTH = 30;

/**
 * The changes of a plan, in its order; what stays as it is is left out.
 * @param json what `terraform show -json PLAN` prints
 */
export function plannedChanges(json: string): PlannedChange[] {
  const plan: unknown = JSON.parse(json);
  return blocksOf(objectAt(plan).resource_changes)
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ address, type, change }) => {
      const action = actionOf(objectAt(change));
      if (!action) return [];
      const values = action.endsWith("change") ? differences(objectAt(change)) : [];
      return [{ address: String(address), type: String(type), action, values }];
    });
}

/** The same, without values, of a plan in which nothing changes its values: what the plan itself has said is enough. */
export function plannedWithoutValues(planned: readonly PlannedResource[]): PlannedChange[] {
  return planned.flatMap(({ address, type, action }) => {
    const word = WORDS[action];
    return word ? [{ address, type, action: word, values: [] }] : [];
  });
}

const WORDS: Readonly<Record<string, PlannedChange["action"]>> = {
  create: "make",
  import: "adopt",
  update: "change",
  replace: "replace",
  delete: "remove",
};

function actionOf({ actions, importing }: JsonObject): PlannedChange["action"] | undefined {
  const words = Array.isArray(actions) ? actions : [];
  if (words.length > 1) return "replace";
  if (words[0] === "create") return "make";
  if (words[0] === "delete") return "remove";
  if (words[0] === "update") return importing ? "adopt-and-change" : "change";
  return importing ? "adopt" : undefined;
}

function differences({ before, after, after_unknown: unknown }: JsonObject): ChangedValue[] {
  return differing(before, after, unknown, "");
}

/** Where two values differ, down to the single text or number. Policies are JSON within a text, and read as such. */
function differing(before: unknown, after: unknown, unknown: unknown, path: string): ChangedValue[] {
  const left = bare(parsed(before), parsed(after));
  const right = bare(parsed(after), parsed(before));
  if (unknown === true) return [{ path, before: shown(left), after: "known after apply" }];
  if (!isTree(left) || !isTree(right))
    return left === right ? [] : [{ path, before: shown(left), after: shown(right) }];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  const below = (key: string) =>
    Array.isArray(right) ? `${path}[${key}]` : `${path}${path === "" ? "" : "."}${key}`;
  return [...keys].flatMap((key) =>
    differing(entry(left, key), entry(right, key), isTree(unknown) && entry(unknown, key), below(key)),
  );
}

/** In policies a list of one is the same as the one. */
function bare(value: unknown, other: unknown): unknown {
  return Array.isArray(value) && value.length === 1 && typeof other === "string" ? value[0] : value;
}

function isTree(value: unknown): value is object {
  return isObject(value) || Array.isArray(value);
}

function entry(tree: object, key: string): unknown {
  return Object.entries(tree).find(([name]) => name === key)?.[1];
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return "unset";
  const text = JSON.stringify(value);
  return text.length > LENGTH ? `${text.slice(0, LENGTH - 1)}…` : text;
}
