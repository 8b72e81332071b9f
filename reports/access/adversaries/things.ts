/** Everything that an attacker may be after: what there is, and what policies name beside it. */
import { circumstancesOf } from "../evaluate/circumstances";
import { type Policy, policyOf } from "../evaluate/policy";
import type { World } from "../world/world";
import { OPENED, type Thing, thingsOf, unmade } from "./thing";
import { unmadeIn } from "./unmade";

/** Each once. */
export function everythingIn(world: World): Thing[] {
  const known = thingsOf(world);
  const welcome = welcomeOf(world);
  return [
    ...known,
    ...unmadeIn(world, known).map(({ kind, arn, place, values: more }): Thing => {
      const thing = unmade(kind, arn, place);
      const values = { ...thing.values, ...more };
      return {
        ...thing,
        resource: { ...thing.resource, policies: welcome(kind) },
        values,
        circumstances: circumstancesOf({ values, others: "unknown" }),
      };
    }),
  ];
}

/** What somebody else made lets in whom the policies of the system's accounts say, if it can let anybody in. */
function welcomeOf({ accounts }: World): (kind: string) => readonly Policy[] {
  const name = "the policy of something that somebody else made";
  const Version = "2012-10-17";
  const lets = { Effect: "Allow", Principal: { AWS: accounts.map(({ id }) => id) }, Action: "*" };
  const trust = policyOf({ name, kind: "trust", document: { Version, Statement: [lets] } });
  const document = { Version, Statement: [{ ...lets, Resource: "*" }] };
  const policy = policyOf({ name, kind: "resource", document });
  return (kind) => {
    if (kind === "aws_iam_role") return [trust];
    return OPENED.includes(kind) || kind === "aws_s3_bucket" ? [policy] : [];
  };
}
