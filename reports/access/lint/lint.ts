/** Every policy of a world, held against what AWS would read in it. */
import type { World } from "../world/world";
import { actionFindings } from "./actions";
import { breadthFindings } from "./breadth";
import { conditionFindings } from "./conditions";
import type { Finding } from "./finding";
import { placedPolicies, placedStatements } from "./place";
import type { Reference } from "./reference";
import { shapeFindings } from "./shape";
import { sizeFindings } from "./sizes";

/** @param given AWS's service authorization reference */
export async function lint(world: World, given: Reference): Promise<Finding[]> {
  const reference = remembering(given);
  const withoutLists = world.records.buckets.filter(({ accessLists }) => !accessLists).map(({ arn }) => arn);
  const policies = placedPolicies(world);
  const statements = policies.flatMap(placedStatements);
  const found = await Promise.all(
    statements.map(async (placed) => [
      ...(await actionFindings(placed, reference)),
      ...conditionFindings(placed),
      ...(await breadthFindings(placed, reference, withoutLists)),
    ]),
  );
  return [...found.flat(), ...policies.flatMap(shapeFindings), ...sizeFindings(policies)];
}

/** Policies name the same actions again and again. */
function remembering({ actionsLike, isGlobalKey }: Reference): Reference {
  return { actionsLike: remembered(actionsLike), isGlobalKey: remembered(isGlobalKey) };
}

function remembered<R>(ask: (text: string) => Promise<R>): (text: string) => Promise<R> {
  const known = new Map<string, Promise<R>>();
  return (text) => {
    const answer = known.get(text) ?? ask(text);
    known.set(text, answer);
    return answer;
  };
}
