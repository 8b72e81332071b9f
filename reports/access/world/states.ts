/** Reads states of which nobody has the code: Terraform that isn't Slipway's. */
import type { Values } from "../../values";
import { type Documents, standing } from "./applied";
import type { Place } from "./place";
import { Unreadable } from "./problem";
import type { World } from "./world";

/**
 * The world that states hold. In which account and region things lie their ARNs say; each state is one account's.
 * @param states by name, as `terraform show -json` writes them
 * @throws UnreadableWorld with everything that can't be told
 */
export function readStates(states: Documents): World {
  return standing(states, (stack, found) => {
    const home = homeOf(stack, found);
    return { blocks: [], placeOf: (values) => ({ ...home, ...placeIn(values) }) };
  });
}

/** `arn:aws:sns:us-east-1:111111111111:topic`; global things have no region, buckets and what AWS owns no account. */
const ARN = /^arn:[a-z-]+:[a-z0-9-]+:([a-z0-9-]*):(\d{12}):/;

function placeIn({ arn, region }: Values): Partial<Place> {
  const [, there, account] = (typeof arn === "string" && ARN.exec(arn)) || [];
  const where = there || (typeof region === "string" ? region : undefined);
  return { ...(account !== undefined && { account }), ...(where && { region: where }) };
}

/** Where most of a state lies. */
function homeOf(stack: string, found: readonly Values[]): Place {
  const places = found.map(({ values }) => placeIn((values ?? {}) as Values));
  const accounts = [...new Set(places.flatMap(({ account }) => account ?? []))];
  const [account] = accounts;
  if (account === undefined) throw new Unreadable(`${stack}: no ARN in it says in which account it lies`);
  if (accounts.length > 1)
    throw new Unreadable(
      `${stack}: it holds things of the accounts ${accounts.sort().join(", ")}; hand in one state for each`,
    );
  const region = mostOf(places.flatMap(({ region: one }) => one ?? []));
  if (region === undefined) throw new Unreadable(`${stack}: no ARN in it says in which region it lies`);
  return { account, region };
}

function mostOf(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}
