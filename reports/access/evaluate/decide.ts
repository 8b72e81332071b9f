/**
 * AWS's evaluation logic: may this principal do this with this resource?
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { accountOf, isSaml } from "./caller";
import { and, type Formula, NO, not, or, YES } from "./formula";
import type { Controlled, Principal } from "./principal";
import {
  type Call,
  type Layer,
  read,
  readResource,
  type Said,
  type SaidByResource,
  type Trace,
} from "./reading";
import { contextOf, type Request } from "./request";

/** One of the ways in which AWS lets a request through: every part must hold. */
export type Way = readonly Part[];

export interface Part {
  readonly layer: Layer;
  readonly formula: Formula;
}

/** Everything that a decision follows from. */
export interface Weighing {
  /** What some policy denies. */
  readonly deny: Formula;
  /** What service control policies leave. */
  readonly controls: Formula;
  readonly ways: readonly Way[];
  readonly result: Formula;
}

/** Yes, no, or what it depends on. */
export function decide(request: Request): Formula {
  return weighing(request, undefined).result;
}

/** @param trace collects the statements that have a say */
export function weighing(request: Request, trace: Trace | undefined): Weighing {
  const call: Call = { request, action: request.action.toLowerCase(), context: contextOf(request), trace };
  if (call.action === "sts:getcalleridentity") return weighed(NO, YES, [[ALWAYS]]);
  const resource = readResource(call);
  if (!mayCall(request.principal, call.action)) return weighed(resource.deny, YES, []);
  const own = readOwn(request.principal, call);
  const deny = or(resource.deny, own.deny);
  return weighed(deny, own.controls, waysOf(request, call.action, own, resource));
}

function weighed(deny: Formula, controls: Formula, ways: readonly Way[]): Weighing {
  const allow = or(...ways.map((way) => and(...way.map(({ formula }) => formula))));
  return { deny, controls, ways, result: and(allow, controls, not(deny)) };
}

/** It takes no permission, and a denial doesn't hold it. https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
const ALWAYS: Part = { layer: "identity policy", formula: YES };

/**
 * Some calls are for one kind of caller alone. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html and
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html
 */
function mayCall(principal: Principal, action: string): boolean {
  if (principal.type === "web-identity")
    return action === (isSaml(principal) ? "sts:assumerolewithsaml" : "sts:assumerolewithwebidentity");
  if (action === "sts:assumerolewithwebidentity" || action === "sts:assumerolewithsaml") return false;
  return !(principal.type === "root" && action === "sts:assumerole");
}

/** What the caller's own account says of it. */
interface Own {
  readonly identity: Formula;
  readonly boundary: Formula;
  readonly session: Formula;
  readonly controls: Formula;
  readonly deny: Formula;
}

const NOTHING: Own = { identity: NO, boundary: YES, session: YES, controls: YES, deny: NO };

function readOwn(principal: Principal, call: Call): Own {
  switch (principal.type) {
    case "service":
    case "web-identity":
    case "anonymous":
      return NOTHING;
    case "root": {
      const controls = readControls(principal.controls, call);
      return { ...NOTHING, identity: YES, controls: controls.allow, deny: controls.deny };
    }
    default:
      return readIdentity(principal, call);
  }
}

function readIdentity(
  principal: Exclude<Principal, { type: "root" | "service" | "web-identity" | "anonymous" }>,
  call: Call,
): Own {
  const { policies, boundary, session, controls: levels } = principal;
  const identity = read(policies, "identity policy", call);
  const limit = boundary === undefined ? LIMITLESS : read([boundary], "permissions boundary", call);
  const passed = session === undefined ? LIMITLESS : read(session, "session policy", call);
  const serviceLinked =
    principal.type === "role-session" && principal.role.includes(":role/aws-service-role/");
  const controls = readControls(serviceLinked ? undefined : levels, call);
  return {
    identity: identity.allow,
    boundary: limit.allow,
    // A federated user may do nothing on its own without a session policy.
    session: session === undefined && principal.type === "federated-user" ? NO : passed.allow,
    controls: controls.allow,
    deny: or(identity.deny, limit.deny, passed.deny, controls.deny),
  };
}

const LIMITLESS: Said = { allow: YES, deny: NO };

/** Every level must allow. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html */
function readControls(levels: Controlled["controls"], call: Call): Said {
  if (levels === undefined) return LIMITLESS;
  const said = levels.map((level) => read(level, "service control policy", call));
  return { allow: and(...said.map(({ allow }) => allow)), deny: or(...said.map(({ deny }) => deny)) };
}

function waysOf({ principal, resource }: Request, action: string, own: Own, by: SaidByResource): Way[] {
  const limits: Way = [
    { layer: "permissions boundary", formula: own.boundary },
    { layer: "session policy", formula: own.session },
  ];
  const identity: Part = { layer: "identity policy", formula: own.identity };
  const named = (formula: Formula): Part => ({ layer: "resource policy", formula });
  const granted: Way = [{ layer: "grant", formula: by.grant }, ...limits];
  // Only keys have grants; elsewhere, to lack one is no news.
  const grants = (resource.grants ?? []).length > 0 ? [granted] : [];
  const home = accountOf(principal);
  if (home === undefined) return [[named(by.itself)], ...grants];
  if (home !== resource.account) {
    return [[named(or(by.itself, by.behind, by.account)), identity, ...limits], ...grants];
  }
  return [
    [named(by.itself)],
    [named(by.behind), ...limits],
    isClosed(action, resource.arn) ? [named(by.account), identity, ...limits] : [identity, ...limits],
    ...grants,
  ];
}

/**
 * Keys and roles say themselves who may: their account's identity policies count only where they name the account.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
function isClosed(action: string, arn: string): boolean {
  if (action.startsWith("kms:")) return /^arn:[^:]*:kms:[^:]*:[^:]*:key\//.test(arn);
  return action.startsWith("sts:") && /^arn:[^:]*:iam::[^:]*:role\//.test(arn);
}
