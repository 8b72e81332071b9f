/** What has to change states for every resource to lie in the state of the stack that synthesizes it. */
import { isObject, objectAt } from "../json";
import { type Place, TAKEN_OVER } from "../recover/import-ids";
import type { Import } from "../recover/import-plan";
import type { Held } from "./held";
import { importIdOf } from "./import-id";

/** A stack of an account as it is synthesized now. */
export interface Synthesized {
  readonly name: string;
  /** Its Terraform JSON. */
  readonly content: unknown;
}

/** What one stack's state gets and loses. */
export interface StackMoves {
  readonly stack: string;
  /** Into its state. */
  readonly imports: readonly Import[];
  /** Addresses of what has no import, and whose making only takes over what is there. */
  readonly takenOver: readonly string[];
  /** Addresses that leave its state, into another one's. */
  readonly leaving: readonly string[];
  /** Stacks from whose states things come. */
  readonly from: readonly string[];
  /** Addresses in its state that no stack synthesizes any more. */
  readonly leftovers: readonly string[];
  /** How many instances its state holds before. */
  readonly held: number;
}

/** Something that another stack's state is to get. */
type Coming = Held & { readonly from: string };

export interface Moves {
  readonly stacks: readonly StackMoves[];
  /** Why nothing may be moved as it is: a line each. */
  readonly obstacles: readonly string[];
}

/**
 * Compares states with stacks.
 * @param stacks every stack of the account but its bootstrap
 * @param states by the name of their stack, in whichever layout
 */
export function movesBetween(
  stacks: readonly Synthesized[],
  states: ReadonlyMap<string, readonly Held[]>,
  place: Place,
): Moves {
  const obstacles: string[] = [];
  const coming = new Map<string, Map<string, Coming>>();
  const leaving = new Map<string, string[]>();
  const leftovers = new Map<string, string[]>();
  for (const [stack, held] of states) {
    for (const thing of held) {
      const home = stacks.find(({ content }) => declares(content, thing.resource))?.name;
      if (home === undefined) listIn(leftovers, stack).push(thing.address);
      if (home === undefined || home === stack) continue;
      listIn(leaving, stack).push(thing.address);
      const things = coming.get(home) ?? new Map<string, Coming>();
      obstacles.push(...obstaclesOf({ ...thing, from: stack }, things.get(thing.address), place));
      const there = states.get(home)?.find(({ address }) => address === thing.address);
      if (!there) coming.set(home, things.set(thing.address, { ...thing, from: stack }));
      else if (importIdOf(there, place) !== importIdOf(thing, place))
        obstacles.push(`${thing.address}: ${stack} and ${home} both hold it, as different things`);
    }
  }
  const names = [...new Set([...stacks.map(({ name }) => name), ...states.keys()])];
  return {
    obstacles,
    stacks: names.map((stack): StackMoves => {
      const things = [...(coming.get(stack)?.values() ?? [])];
      const imported = things.filter(({ type }) => !TAKEN_OVER.has(type));
      return {
        stack,
        imports: imported.map((thing) => ({ to: thing.address, id: importIdOf(thing, place) ?? "" })),
        takenOver: things.flatMap(({ type, address }) => (TAKEN_OVER.has(type) ? [address] : [])),
        leaving: leaving.get(stack) ?? [],
        from: [...new Set(things.map(({ from }) => from))],
        leftovers: leftovers.get(stack) ?? [],
        held: states.get(stack)?.length ?? 0,
      };
    }),
  };
}

/** Whether a stack has a resource, or the module that it lies in. */
function declares(content: unknown, resource: string): boolean {
  const [first = "", second = ""] = resource.split(".");
  return first === "module"
    ? second in objectAt(content, "module")
    : isObject(objectAt(content, "resource", first)[second]);
}

/** Why it can't be moved. */
function obstaclesOf(thing: Coming, other: Coming | undefined, place: Place): string[] {
  const { address, from, type, unfinished } = thing;
  return [
    ...(unfinished
      ? [
          `${address}: its making was cut off. With the former layout: npx slipway recover ${from}, and apply ${from}`,
        ]
      : []),
    ...(other ? [`${address}: ${other.from} and ${from} both hold it, and neither is its stack`] : []),
    ...(!TAKEN_OVER.has(type) && importIdOf(thing, place) === undefined
      ? [`${address}: ${from} has no id for it by which it could be imported`]
      : []),
  ];
}

function listIn(lists: Map<string, string[]>, name: string): string[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}
