/** A plan in which what stands is changed in every way that one plan can hold, made of a copy of its stack. Nothing of it is applied. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "../../config/config";
import { blocksOf, isObject, type JsonObject, objectAt } from "../../runner/json";
import type { OpenStack } from "../../runner/open-stack";
import { planIn } from "../../runner/plan";
import { importIdOf } from "../../runner/relayout/import-id";
import type { Session } from "../../runner/session";
import { readStack, STACK_FILE } from "../../runner/workspace";
import type { Behind } from "./behind";

const EXTRA = "every_change.tf.json";
/** On everything that takes tags. */
export const EXTRA_TAG = "Reviewed";
/** Losing one is said first of all. */
const STATEFUL = /^aws_(?:s3_bucket|kms_key|ecr_repository|codecommit_repository|cloudwatch_log_group)$/;

/** What was done to which address. */
export interface EveryChange {
  readonly plan: unknown;
  /** Can't be made again. */
  readonly lost?: string;
  readonly replaced?: string;
  readonly moved?: { readonly from: string; readonly to: string };
  readonly forgotten?: string;
  readonly imported?: { readonly to: string; readonly id: string };
  readonly behind: Behind;
}

/** What stands. */
export interface Standing {
  /** As a plan of the stack in Terraform's JSON format has it. */
  readonly state: unknown;
  readonly account: Account;
  /** What was done to it since, which stays out of the other changes. */
  readonly behind: Behind;
}

interface Thing {
  readonly type: string;
  readonly name: string;
  readonly address: string;
  readonly values: JsonObject;
}

export async function planEveryChange(
  session: Session,
  open: OpenStack,
  { state, account: { id, region }, behind }: Standing,
): Promise<EveryChange> {
  const file = join(open.cwd, STACK_FILE);
  const stack = readStack(open.cwd);
  const text = JSON.stringify(stack);
  const things = thingsIn(state).filter(
    ({ address }) => address !== behind.changed && address !== behind.gone,
  );
  const alone = things.filter(
    ({ address, name, type }) => isPlain(stack, type, name) && !text.includes(`${address}`),
  );
  const lost = things.find(({ type }) => STATEFUL.test(type));
  const replaced = things.find(({ type }) => type === "aws_iam_role");
  const [moved, forgotten] = alone.filter((one) => one !== lost && one !== replaced);
  const imported = alone.flatMap((one) => {
    const found = importIdOf(
      { type: one.type, attributes: one.values },
      { accountId: id, region, partition: "aws" },
    );
    return one === moved || one === forgotten || found === undefined ? [] : [{ ...one, id: found }];
  })[0];
  const resource: Record<string, Record<string, unknown>> = Object.fromEntries(
    Object.entries(objectAt(stack, "resource")).map(([type, blocks]) => [type, { ...objectAt(blocks) }]),
  );
  const take = ({ type, name }: Thing) => {
    const block = resource[type]?.[name];
    delete resource[type]?.[name];
    if (Object.keys(resource[type] ?? {}).length === 0) delete resource[type];
    return block;
  };
  const put = ({ type, name }: Thing, block: unknown) => {
    resource[type] = { ...resource[type], [`${name}_later`]: block };
  };
  if (moved) put(moved, take(moved));
  if (forgotten) take(forgotten);
  if (imported) put(imported, resource[imported.type]?.[imported.name]);
  const later = ({ address }: Thing) => `${address}_later`;
  try {
    writeFileSync(file, JSON.stringify({ ...objectAt(tagged(stack)), resource }));
    writeFileSync(
      join(open.cwd, EXTRA),
      JSON.stringify({
        ...(moved && { moved: [{ from: moved.address, to: later(moved) }] }),
        ...(forgotten && { removed: [{ from: forgotten.address, lifecycle: { destroy: false } }] }),
        ...(imported && { import: [{ to: later(imported), id: imported.id }] }),
      }),
    );
    const args = [lost, replaced].flatMap((one) => (one ? [`-replace=${one.address}`] : []));
    const planned = await planIn(session, open, { json: true, args });
    if (!planned.ok) throw new Error(`${planned.stack}: ${planned.step}\n${planned.error}`);
    return {
      plan: JSON.parse(planned.json ?? "{}"),
      behind,
      ...(lost && { lost: lost.address }),
      ...(replaced && { replaced: replaced.address }),
      ...(moved && { moved: { from: moved.address, to: later(moved) } }),
      ...(forgotten && { forgotten: forgotten.address }),
      ...(imported && { imported: { to: later(imported), id: imported.id } }),
    };
  } finally {
    writeFileSync(file, JSON.stringify(stack));
    rmSync(join(open.cwd, EXTRA), { force: true });
  }
}

/** Changes in place, of everything that takes tags. */
function tagged(stack: unknown): unknown {
  return JSON.parse(
    JSON.stringify(stack).replaceAll('"slipway-account":', `"${EXTRA_TAG}":"yes","slipway-account":`),
  );
}

/** Resources of the root module, one instance each. */
function thingsIn(state: unknown): Thing[] {
  return blocksOf(objectAt(state, "values", "root_module").resources)
    .filter(({ mode, index }) => mode === "managed" && index === undefined)
    .map(({ type, name, address, values }) => ({
      type: String(type),
      name: String(name),
      address: String(address),
      values: isObject(values) ? values : {},
    }));
}

/** True of what its stack declares without protection. */
function isPlain(stack: unknown, type: string, name: string): boolean {
  const block = objectAt(stack, "resource", type)[name];
  return isObject(block) && objectAt(block).lifecycle === undefined;
}
