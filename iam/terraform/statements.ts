/**
 * What the roles that plan and apply an account may do: exactly what Terraform calls for the types that its stacks may hold,
 * limited as far as AWS limits it. The same for every configuration: bootstrap, which makes the roles, is seldom applied.
 */
import type { Place } from "../arn";
import type { Statement } from "../statement";
import type { At, TerraformOwner } from "./at";
import { callsOf, type Limit, limitedTo, readsIn, writesIn } from "./calls";
import { guards } from "./guards";
import { IAM } from "./iam";
import { identityLimits } from "./identities";
import { PASSING } from "./passing";
import { POLICY_NAMES, type PolicyName, SERVICES } from "./services";
import { applyState, planState } from "./state";

/** Statements by the managed policy that holds them; none is empty. */
export type PolicyStatements = Readonly<Record<string, readonly Statement[]>>;

const CALLS = callsOf(Object.values(SERVICES).flat());

/** What a plan takes: reading everything that the account's stacks may hold, its bootstrap stack too, and the lock. */
export function planStatements(place: Place, owner: TerraformOwner): PolicyStatements {
  const at: At = { ...owner, place };
  const actions = readsIn(at, CALLS);
  const reading = (...names: readonly PolicyName[]) => limitedTo(at, limitsOf(names), actions);
  // Reading takes few words: what are several policies of an apply is one here.
  return {
    account: [...planState(at), ...reading("identities", "storage", "monitoring")],
    services: reading("pipelines", "network", "routing", "runtime"),
  };
}

/** What an apply takes of the account's own stacks; its bootstrap stack is a person's to apply. */
export function applyStatements(
  place: Place,
  owner: TerraformOwner,
  /** ARN of the policy that every role and user of the stacks has as its boundary. */
  { boundary }: { readonly boundary: string },
): PolicyStatements {
  const at: At = { ...owner, place };
  const actions = writesIn(at, CALLS);
  const limited = (limits: readonly Limit[]) => limitedTo(at, limits, actions);
  const all = POLICY_NAMES.map((name) => [name, limited(limitsOf([name]))] as const);
  const own: PolicyStatements = {
    ...Object.fromEntries(all),
    state: [...applyState(at), ...guards(at, boundary)],
    identities: limited([...IAM.limits, ...identityLimits(boundary), ...PASSING]),
  };
  return Object.fromEntries(Object.entries(own).filter(([, statements]) => statements.length > 0));
}

function limitsOf(names: readonly PolicyName[]): Limit[] {
  return names.flatMap((name) => SERVICES[name]).flatMap(({ limits }) => limits);
}
