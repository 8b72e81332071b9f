/** What policies say about one request: what they allow, what they deny, and in which statement. */
import type { Context } from "./context";
import { and, type Formula, formulaOf, inWords, NO, not, or, provided, YES } from "./formula";
import { grantAllows, namingOf } from "./grant";
import type { Policy } from "./policy";
import { isBounded } from "./principal";
import { isLeftOut, isNamed, type Naming } from "./principal-element";
import type { Request } from "./request";
import { conditionsHold, type Statement } from "./statement";

/** What kind of policy says something. */
export type Layer =
  | "identity policy"
  | "permissions boundary"
  | "session policy"
  | "service control policy"
  | "resource policy"
  | "grant";

/** A statement or grant that has a say in a decision. */
export interface Finding {
  readonly layer: Layer;
  readonly policy: string;
  readonly account: string | undefined;
  readonly statement: string;
  readonly effect: "Allow" | "Deny";
  readonly formula: Formula;
}

/** A statement that allows the action, but not this request. */
export interface Miss {
  readonly layer: Layer;
  readonly policy: string;
  readonly account: string | undefined;
  readonly statement: string;
  /** What doesn't hold. */
  readonly fails: string;
}

/** Collects what explains a decision; left out where only the outcome counts. */
export interface Trace {
  readonly findings: Finding[];
  readonly misses: Miss[];
}

/** A request, made ready. */
export interface Call {
  readonly request: Request;
  /** In small letters. */
  readonly action: string;
  readonly context: Context;
  readonly trace: Trace | undefined;
}

/** What policies of one layer say. */
export interface Said {
  readonly allow: Formula;
  readonly deny: Formula;
}

/** What a resource's policies and grants say, by the way in which they name the caller. */
export interface SaidByResource {
  readonly account: Formula;
  readonly behind: Formula;
  readonly itself: Formula;
  /** Grants to the caller. */
  readonly grant: Formula;
  readonly deny: Formula;
}

/** Reads policies without `Principal`: identity policies, boundaries, session and service control policies. */
export function read(policies: readonly Policy[], layer: Layer, call: Call): Said {
  let allow = NO;
  let deny = NO;
  for (const policy of policies) {
    const { allows, denies } = policy.about(call.action);
    for (const statement of allows) {
      // Who only wants the outcome is done with the first that allows.
      if (allow === YES && call.trace === undefined) break;
      allow = or(allow, weigh(statement, policy, layer, YES, call));
    }
    for (const statement of denies) deny = or(deny, weigh(statement, policy, layer, YES, call));
  }
  return { allow, deny };
}

/** Reads a resource's own policies. A role's trust policy is about assuming it and nothing else. */
export function readResource(call: Call): SaidByResource {
  const { resource } = call.request;
  const said = { account: NO, behind: NO, itself: NO, grant: NO, deny: NO };
  for (const policy of resource.policies) {
    if (policy.kind === "trust" && !call.action.startsWith("sts:")) continue;
    const { allows, denies } = policy.about(call.action);
    for (const statement of allows) {
      const naming = allowsWhom(statement, call);
      const formula = weigh(statement, policy, "resource policy", named(isNamed(naming)), call);
      if (formula === NO) continue;
      said.account = or(said.account, and(formula, named(naming.account)));
      said.behind = or(said.behind, and(formula, named(naming.behind)));
      said.itself = or(said.itself, and(formula, named(naming.itself)));
    }
    for (const statement of denies) {
      const meant = deniesWhom(statement, call);
      said.deny = or(said.deny, weigh(statement, policy, "resource policy", meant, call));
    }
  }
  for (const grant of resource.grants ?? []) {
    const naming = namingOf(grant, call.request.principal);
    const formula = and(named(isNamed(naming)), grantAllows(grant, call.action, call.request.circumstances));
    if (formula === NO) continue;
    const { name } = grant;
    const place = { layer: "grant", policy: name, account: resource.account, statement: name } as const;
    call.trace?.findings.push({ ...place, effect: "Allow", formula });
    // One to an account delegates, as a key policy does.
    if (naming.account === true) said.account = or(said.account, formula);
    else said.grant = or(said.grant, formula);
  }
  return said;
}

const SESSION = provided("the session is the one that the policy names");
const OTHERS = provided("AWS counts the caller as left out by NotPrincipal");
const NAMES_ITSELF: Naming = { account: false, behind: false, itself: true };
const NAMES_NOBODY: Naming = { account: false, behind: false, itself: false };

function named(truth: boolean | undefined): Formula {
  return formulaOf(truth, SESSION);
}

function allowsWhom({ principals }: Statement, { request }: Call): Naming {
  if (principals === undefined) return NAMES_NOBODY;
  const naming = principals.element.names(request.principal);
  if (!principals.inverse) return naming;
  // Everybody but those listed: a way of naming everybody.
  return isNamed(naming) === false ? NAMES_ITSELF : NAMES_NOBODY;
}

function deniesWhom({ principals }: Statement, { request }: Call): Formula {
  if (principals === undefined) return NO;
  const naming = principals.element.names(request.principal);
  if (!principals.inverse) return named(isNamed(naming));
  // Who has a boundary is never left out. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
  const leftOut = !isBounded(request.principal) && isLeftOut(request.principal, naming);
  return not(formulaOf(leftOut, OTHERS));
}

/** Whether a statement about the action is about this request too. */
function weigh(statement: Statement, policy: Policy, layer: Layer, meant: Formula, call: Call): Formula {
  const { request, context, trace } = call;
  const takes = meant === NO ? NO : statement.takesResource(request.resource.arn, context);
  const formula = takes === NO ? NO : and(meant, takes, conditionsHold(statement, context));
  if (trace !== undefined) note(trace, statement, policy, layer, { meant, takes, formula }, call);
  return formula;
}

interface Weighed {
  readonly meant: Formula;
  readonly takes: Formula;
  readonly formula: Formula;
}

function note(
  trace: Trace,
  statement: Statement,
  policy: Policy,
  layer: Layer,
  { meant, takes, formula }: Weighed,
  { context }: Call,
): void {
  const place = { layer, policy: policy.name, account: policy.account, statement: statement.name };
  if (formula !== NO) {
    trace.findings.push({ ...place, effect: statement.effect, formula });
  } else if (statement.effect === "Allow") {
    const failing = statement.conditions.find((condition) => condition.check(context) === NO);
    const fails = failing?.words ?? inWords(formula);
    trace.misses.push({
      ...place,
      fails: meant === NO ? "the principal is named" : takes === NO ? statement.resourceWords : fails,
    });
  }
}
