/** What the account's other states hold: to bring it into a second one would have two stacks fight over it. */
import type { ClientSettings } from "../aws/clients";
import { blocksOf, objectAt } from "../json";
import { IMPORT_IDS, type Place } from "./import-ids";
import { readStates, type StatePlace } from "./state-bucket";

/** The key of the state that holds what is imported by this id; undefined when none does. */
export type HeldBy = (type: string, id: string) => string | undefined;

/**
 * Reads every other state in a stack's bucket.
 * @throws Failure for one that can't be read: what it holds can't be told from what was lost
 */
export async function otherStates(
  settings: ClientSettings,
  place: Place,
  { bucket, key: own }: StatePlace,
): Promise<HeldBy> {
  const { accountId } = place;
  const isOther = (key: string) => key.endsWith(".tfstate") && key !== own;
  const read = await readStates(settings, { accountId, bucket }, isOther);
  const held = new Map<string, string>();
  for (const [key, text] of read) for (const thing of heldIn(text, place)) held.set(thing, key);
  return (type, id) => held.get(`${type} ${id}`);
}

/**
 * Everything that a state holds, as `type id`: by its id, its ARN and the id by which it is imported.
 * @param json of a state: https://developer.hashicorp.com/terraform/internals/json-format says what may be relied on,
 *   which is less than this; version 4 has not changed since Terraform 0.12
 */
export function heldIn(json: string, place: Place): string[] {
  const state: unknown = JSON.parse(json);
  return blocksOf(objectAt(state).resources)
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ type, instances }) =>
      blocksOf(instances).flatMap(({ attributes }) =>
        idsOf(String(type), objectAt(attributes), place).map((id) => `${type} ${id}`),
      ),
    );
}

function idsOf(type: string, attributes: Readonly<Record<string, unknown>>, place: Place): string[] {
  const text = (name: string) => {
    const value = attributes[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  };
  const cluster = text("cluster")?.split("/").at(-1);
  const ids = [
    text("id"),
    text("arn"),
    IMPORT_IDS[type]?.(text, place),
    ...(type === "aws_ecs_service" ? [`${cluster}/${text("name")}`] : []),
  ];
  return ids.filter((id) => id !== undefined);
}
