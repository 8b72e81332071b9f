/** What an attacker may be after: every resource of a world, what lies in it, and what is none of the world's. */
import { FOREIGN_ACCOUNT } from "../ask/asker";
import { lookupOf } from "../ask/lookup";
import { resourceKeys, resourceOf } from "../ask/resource";
import { type Circumstances, circumstancesOf } from "../evaluate/circumstances";
import type { Value } from "../evaluate/context";
import { policyOf } from "../evaluate/policy";
import type { Resource } from "../evaluate/request";
import type { Place } from "../world/place";
import type { Statement } from "../world/policy";
import type { PipelineRecord } from "../world/records/pipeline";
import { tasksOf } from "../world/records/release";
import type { Target } from "../world/target";
import type { World } from "../world/world";
import { SENSITIVE, type Sensitive } from "./sensitive";
import { keysIn, stranger } from "./stranger";

export interface Thing {
  readonly arn: string;
  /** A kind of `SENSITIVE`. */
  readonly kind: string;
  /** Regions of what is global are its stack's. */
  readonly place: Place;
  readonly resource: Resource;
  /** What in the world it is, or lies in; absent: nobody made it, and somebody could. */
  readonly target?: Target;
  /** What policies that hang on it allow, and those of its region that speak of it: one list for all that lies in a resource. */
  readonly allows: readonly Statement[];
  /** Condition keys that follow from it. */
  readonly values: Readonly<Record<string, Value>>;
  /** What an attacker doesn't choose; all else is unknown. */
  readonly circumstances: Circumstances;
  readonly actions: readonly Sensitive[];
  /** Set, where it lies in an account that has nothing to do with the system, and lets everybody in. */
  readonly bait?: true;
  /** Set, where it is taken as if its own account let everybody in: what the asker's own policies say by themselves. */
  readonly opened?: true;
}

/** All that stacks make, what lies in it, and what stands for the rest; each once. */
export function thingsOf(world: World): Thing[] {
  const made = world.targets.flatMap((target) => inTarget(world, target));
  const places = world.accounts.flatMap(({ id: account, regions }) =>
    regions.map((region) => ({ account, region })),
  );
  const strangers = places.flatMap((place) => strangersIn(place));
  const baits = [...new Set(places.map(({ region }) => region))].flatMap(baitIn);
  const { targets } = lookupOf(world);
  const named = namedElsewhere(world).filter(({ arn }) => !targets.has(arn));
  return [...made, ...strangers, ...baits, ...named];
}

function inTarget(world: World, target: Target): Thing[] {
  const { arn, type } = target;
  const allows = allowsOf(world, target);
  const own = (kind: string, at: string) => ofWorld(world, target, kind, at, allows);
  const whole = SENSITIVE.has(type) ? [own(type, arn)] : [];
  switch (type) {
    case "aws_s3_bucket":
      return [
        ...whole,
        ...keysIn(world, arn).map((key) => own("object", `${arn}/${key}`)),
        twinOf(target, type, arn),
        ...keysIn(world, arn).map((key) => twinOf(target, "object", `${arn}/${key}`)),
      ];
    case "aws_codepipeline":
      return [
        ...whole,
        ...stagesOf(world, target).map(({ name: stage }) => own("pipeline-stage", `${arn}/${stage}`)),
        ...approvals(world, target).map((at) => own("approval", at)),
      ];
    case "aws_ecs_service":
      return [...whole, own("task-set", `${arn.replace(":service/", ":task-set/")}/any`)];
    case "aws_ecs_cluster":
      return [...whole, own("task", `${arn.replace(":cluster/", ":task/")}/any`)];
    case "aws_lambda_alias":
      return [own("aws_lambda_function", arn)];
    case "aws_lambda_function":
      return [...whole, own(type, `${arn}:any`)];
    case "aws_codebuild_project":
      return [...whole, own("report", arn.replace(":project/", ":report-group/").concat("-any"))];
    case "aws_cloudwatch_log_group":
      return [...whole, own(type, `${arn}:log-stream:any`)];
    default:
      return whole;
  }
}

function stagesOf({ records }: World, { arn }: Target): PipelineRecord["stages"] {
  return records.pipelines.find((one) => one.arn === arn)?.stages ?? [];
}

function approvals(world: World, target: Target): string[] {
  return stagesOf(world, target).flatMap((stage) =>
    stage.actions
      .filter(({ category }) => category === "Approval")
      .map((action) => `${target.arn}/${stage.name}/${action.name}`),
  );
}

function ofWorld(
  world: World,
  target: Target,
  kind: string,
  arn: string,
  allows: readonly Statement[],
): Thing {
  const values = { ...resourceKeys(world, target.arn), ...OVER_TLS };
  return {
    arn,
    kind,
    place: target.place,
    resource: { ...resourceOf(world, target.arn), arn },
    target,
    allows,
    values,
    circumstances: circumstancesOf({ values, others: "unknown" }),
    actions: SENSITIVE.get(kind) ?? [],
  };
}

/** What policies that speak of a resource allow: its own, and for logs those of their region. */
export function allowsOf({ logResourcePolicies }: World, { policy, type, place }: Target): Statement[] {
  const ofRegion = type === "aws_cloudwatch_log_group" ? logResourcePolicies : [];
  const near = ofRegion.filter(
    (one) => one.place.account === place.account && one.place.region === place.region,
  );
  return [...(policy ? [policy] : []), ...near].flatMap(({ document }) =>
    document.Statement.filter(({ Effect }) => Effect === "Allow"),
  );
}

/** AWS's clients sign and encrypt; who doesn't is asked about by itself. */
const OVER_TLS = { "aws:SecureTransport": "true" };
const UNMADE = circumstancesOf({ values: OVER_TLS, others: "unknown" });

/** An account's own, of which no stack knows: what `*` in a policy would mean too. */
function strangersIn(place: Place): Thing[] {
  return [...SENSITIVE.keys()].map((kind) => unmade(kind, stranger(kind, place), place));
}

/** Something that no stack makes. */
export function unmade(kind: string, arn: string, place: Place): Thing {
  return {
    arn,
    kind,
    place,
    resource: { arn, account: place.account, policies: [] },
    allows: [],
    values: OVER_TLS,
    circumstances: UNMADE,
    actions: SENSITIVE.get(kind) ?? [],
  };
}

const OPEN = { Effect: "Allow", Principal: "*", Action: "*" };
const Version = "2012-10-17";
const name = "the policy of something that somebody else made";
const EVERYBODY = policyOf({
  name,
  kind: "resource",
  document: { Version, Statement: [{ ...OPEN, Resource: "*" }] },
});
const TRUSTS_ALL = policyOf({ name, kind: "trust", document: { Version, Statement: [OPEN] } });

/** Kinds that can let other accounts in. */
export const OPENED = [
  "aws_iam_role",
  "object",
  "aws_kms_key",
  "aws_ecr_repository",
  "aws_lambda_function",
  "aws_sns_topic",
  "aws_sqs_queue",
  "aws_secretsmanager_secret",
  "aws_cloudwatch_event_bus",
];

/** What an attacker lays out: who may do something with it brings code, secrets or artifacts there, or fetches them. */
function baitIn(region: string): Thing[] {
  const place = { account: FOREIGN_ACCOUNT, region };
  return OPENED.map((kind) => bait(kind, stranger(kind, place), place));
}

/** Names of buckets belong to whoever makes them first. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-owner-condition.html */
function twinOf({ place: { region } }: Target, kind: string, arn: string): Thing {
  return bait(kind, arn, { account: FOREIGN_ACCOUNT, region });
}

const opened = new WeakMap<Thing, Thing>();

/** A thing whose own policies hold nobody back. */
export function openedOf(thing: Thing): Thing {
  const known = opened.get(thing);
  if (known !== undefined) return known;
  const policies = [thing.kind === "aws_iam_role" ? TRUSTS_ALL : EVERYBODY];
  const made: Thing = { ...thing, resource: { ...thing.resource, policies }, opened: true };
  opened.set(thing, made);
  return made;
}

function bait(kind: string, arn: string, place: Place): Thing {
  const policies = [kind === "aws_iam_role" ? TRUSTS_ALL : EVERYBODY];
  return { ...unmade(kind, arn, place), resource: { arn, account: place.account, policies }, bait: true };
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
