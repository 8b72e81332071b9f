/** Everything that an attacker may be after: what there is, and what policies name beside it. */
import { lookupOf } from "../ask/lookup";
import { circumstancesOf } from "../evaluate/circumstances";
import { type Policy, policyOf } from "../evaluate/policy";
import type { Place } from "../world/place";
import { tasksOf } from "../world/records/release";
import type { World } from "../world/world";
import { baitIn, OPENED } from "./bait";
import { madeIn, objectIn } from "./made";
import { SENSITIVE } from "./sensitive";
import { stranger } from "./stranger";
import { type Thing, unmade } from "./thing";
import { unmadeIn } from "./unmade";

/** Each once. */
export function everythingIn(world: World): Thing[] {
  const known = thingsOf(world);
  const welcome = welcomeOf(world);
  return [
    ...known,
    ...unmadeIn(world, known).flatMap(({ kind, arn, place, values: more }): Thing | Thing[] => {
      const lying = kind === "object" ? objectIn(world, arn) : [];
      if (lying.length > 0) return lying;
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

/** All that stacks make, what lies in it, and what stands for the rest; each once. */
function thingsOf(world: World): Thing[] {
  const made = world.targets.flatMap((target) => madeIn(world, target));
  const places = world.accounts.flatMap(({ id: account, regions }) =>
    regions.map((region) => ({ account, region })),
  );
  const strangers = places.flatMap((place) => strangersIn(place));
  const baits = [...new Set(places.map(({ region }) => region))].flatMap(baitIn);
  const { targets } = lookupOf(world);
  const named = namedElsewhere(world).filter(({ arn }) => !targets.has(arn));
  return [...made, ...strangers, ...baits, ...named];
}

/** An account's own, of which no stack knows: what `*` in a policy would mean too. */
function strangersIn(place: Place): Thing[] {
  return [...SENSITIVE.keys()].map((kind) => unmade(kind, stranger(kind, place), place));
}

/** Secrets and parameters that builds and containers name, and somebody else made. */
function namedElsewhere({ records }: World): Thing[] {
  const arns = [
    ...records.buildProjects.flatMap(({ variables }) => variables.flatMap(({ arn }) => arn ?? [])),
    ...[...records.taskDefinitions, ...records.buildProjects.flatMap(tasksOf)].flatMap(({ containers }) =>
      containers.flatMap(({ secrets }) => secrets.map(({ arn }) => arn)),
    ),
  ];
  return [...new Set(arns)].map((arn) => {
    const [, , service, region = "", account = ""] = arn.split(":");
    const kind = service === "ssm" ? "aws_ssm_parameter" : "aws_secretsmanager_secret";
    return unmade(kind, arn, { account, region });
  });
}
