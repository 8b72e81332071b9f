import type { Finding } from "./finding";
import type { Looking } from "./looking";
import type { HeldBy } from "./other-states";

/** Something that looks like one of the stack's resources, and is none: an apply made it and lost it. */
export interface Stray {
  readonly id: string;
  /** Address of the resource that it looks like. */
  readonly like: string;
}

/** Whatever looks like a resource whose own object is another one. */
export async function straysIn(
  looking: Looking,
  findings: ReadonlyMap<string, Finding>,
  heldBy: HeldBy,
): Promise<Stray[]> {
  const { ids, plan } = looking;
  const owned = new Set<unknown>(ids.values());
  for (const { values } of plan.instances) for (const id of [values.id, values.arn]) owned.add(id);
  for (const finding of findings.values())
    if (finding.kind === "several") for (const id of finding.ids) owned.add(id);
  const strays: Stray[] = [];
  for (const instance of plan.instances) {
    // Whoever may not list things has been told so where it mattered.
    const alike = (await looking.lookalikes(instance).catch(() => undefined)) ?? [];
    const { id, arn } = instance.values;
    // Where its own isn't among them, they are told apart by something that has changed since.
    if (!alike.some((each) => [ids.get(instance.address), id, arn].includes(each.id))) continue;
    for (const each of alike) {
      if (!owned.has(each.id) && heldBy(instance.type, each.id) === undefined)
        strays.push({ id: each.id, like: instance.address });
      owned.add(each.id);
    }
  }
  return strays;
}
