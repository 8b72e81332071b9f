/** One random request, asked of both. */
import {
  type EvaluationResult,
  runSimulation,
  runUnsafeSimulation,
  type Simulation,
} from "@cloud-copilot/iam-simulate";
import { keysOfCaller, sessionArn } from "../../../../reports/access/evaluate/caller";
import { circumstancesOf } from "../../../../reports/access/evaluate/circumstances";
import { UNKNOWN, type Value } from "../../../../reports/access/evaluate/context";
import { decide } from "../../../../reports/access/evaluate/decide";
import { inWords } from "../../../../reports/access/evaluate/formula";
import { policyOf } from "../../../../reports/access/evaluate/policy";
import type { Principal } from "../../../../reports/access/evaluate/principal";
import type { Request } from "../../../../reports/access/evaluate/request";
import { GAPS } from "./gaps";
import { type Json, randomPolicy, randomValues } from "./generate";
import type { Random } from "./random";
import { AWAY, HOME, PRINCIPALS, TARGETS, WEB_IDENTITY } from "./world";

export interface Case {
  readonly request: Request;
  readonly simulation: Simulation;
}

export function randomCase(random: Random): Case {
  const target = random.of(TARGETS);
  // A role trusts providers of its own account only.
  const account = target.webIdentity || random.chance(60) ? HOME : AWAY;
  const named = { ...target, arn: target.arn.replace("ACCOUNT", account) };
  const identity = random.list(0, 2, () => randomPolicy(random, named, "identity"));
  const boundary = random.chance(30) ? randomPolicy(random, named, "identity") : undefined;
  const levels = random.chance(25)
    ? random.list(1, 2, () => random.list(1, 2, () => randomPolicy(random, named, "identity")))
    : undefined;
  const resource =
    target.policy !== undefined && (target.policy === "trust" || random.chance(80))
      ? randomPolicy(random, named, target.policy)
      : undefined;
  const bare = target.webIdentity ? WEB_IDENTITY : random.of(PRINCIPALS);
  const session =
    (bare.type === "role-session" || bare.type === "federated-user") && random.chance(40)
      ? randomPolicy(random, named, "identity")
      : undefined;
  const principal = withPolicies(bare, { identity, boundary, levels, session });
  const values = randomValues(random);
  const request: Request = {
    principal,
    action: named.action,
    resource: {
      arn: named.arn,
      account,
      policies: resource
        ? [policyOf({ name: "its", kind: target.policy ?? "resource", document: resource })]
        : [],
    },
    circumstances: circumstancesOf({ values }),
  };
  return {
    request,
    simulation: simulationOf(request, values, { identity, boundary, levels, session, resource }),
  };
}

/** What became of one request. */
export type Comparison =
  | { readonly kind: "compared"; readonly ours: string; readonly theirs: string }
  | { readonly kind: "gap"; readonly title: string }
  | { readonly kind: "refused"; readonly refusal: unknown };

/** Both answers. Where the oracle drops condition keys, ours is asked without them too. */
export async function compare({ request, simulation }: Case): Promise<Comparison> {
  if (simulation.resourcePolicy === undefined && simulation.sessionPolicy === undefined) {
    return compared(request, runUnsafeSimulation(simulation, {}));
  }
  const result = await runSimulation(simulation, {});
  if (result.resultType !== "single") return { kind: "refused", refusal: result };
  const { keys } = request.circumstances;
  const dropped = (result.result.ignoredContextKeys ?? []).map(
    (key) => [key.toLowerCase(), undefined] as const,
  );
  const values = new Map<string, Value>([...keys.values, ...dropped]);
  const circumstances = { ...request.circumstances, keys: { ...keys, values } };
  return compared({ ...request, circumstances }, result.overallResult);
}

function compared(request: Request, result: EvaluationResult): Comparison {
  const gap = GAPS.find(({ applies }) => applies(request));
  if (gap !== undefined) return { kind: "gap", title: gap.title };
  return { kind: "compared", ours: answer(request), theirs: result === "Allowed" ? "allowed" : "denied" };
}

function answer(request: Request): string {
  const formula = decide(request);
  return formula.kind === "yes" ? "allowed" : formula.kind === "no" ? "denied" : inWords(formula);
}

interface Own {
  readonly identity: readonly Json[];
  readonly boundary: Json | undefined;
  readonly session: Json | undefined;
  readonly levels: readonly (readonly Json[])[] | undefined;
}

interface Documents extends Own {
  readonly resource: Json | undefined;
}

function withPolicies(bare: Principal, { identity, boundary, session, levels }: Own): Principal {
  const compiled = (document: Json) => policyOf({ name: "its", kind: "identity", document });
  const controls = levels && { controls: levels.map((level) => level.map(compiled)) };
  if (bare.type === "root") return { ...bare, ...controls };
  if (!("policies" in bare)) return bare;
  return {
    ...bare,
    policies: identity.map(compiled),
    ...(boundary && { boundary: compiled(boundary) }),
    ...(session && { session: [compiled(session)] }),
    ...controls,
  };
}

const ADMINISTRATOR = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } };

function simulationOf(
  { principal, action, resource }: Request,
  values: Readonly<Record<string, string | string[]>>,
  { identity, boundary, session, levels, resource: own }: Documents,
): Simulation {
  const signed = "policies" in principal;
  const policies = signed ? identity : principal.type === "root" ? [ADMINISTRATOR] : [];
  const named = (list: readonly Json[]) => list.map((policy, index) => ({ name: `p${index}`, policy }));
  return {
    request: {
      principal: nameOf(principal),
      action,
      resource: { resource: resource.arn, accountId: resource.account },
      contextVariables: { ...derived(principal, resource.account), ...values },
    },
    identityPolicies: named(policies),
    serviceControlPolicies:
      (signed || principal.type === "root") && levels
        ? levels.map((level, index) => ({ orgIdentifier: `ou-${index}`, policies: named(level) }))
        : [],
    resourceControlPolicies: [],
    ...(own && { resourcePolicy: own }),
    ...(session && { sessionPolicy: session }),
    ...(signed && boundary && { permissionBoundaryPolicies: named([boundary]) }),
  };
}

function nameOf(principal: Principal): Simulation["request"]["principal"] {
  switch (principal.type) {
    case "role-session":
      return sessionArn(principal.role, principal.sessionName ?? "");
    case "root":
      return `arn:aws:iam::${principal.account}:root`;
    case "service":
      return principal.name;
    case "web-identity":
      return principal.provider;
    case "anonymous":
      return { type: "Anonymous" };
    default:
      return principal.arn;
  }
}

/** The oracle derives no condition keys: it is told those that follow from principal and resource. */
function derived(principal: Principal, account: string): Record<string, string | string[]> {
  const known = [...keysOfCaller(principal).values].flatMap(([key, value]) =>
    value === undefined || value === UNKNOWN
      ? []
      : [[key, typeof value === "string" ? value : [...value]] as const],
  );
  return { ...Object.fromEntries(known), "aws:ResourceAccount": account };
}
