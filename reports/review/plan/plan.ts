/** A plan in Terraform's JSON format, as far as a review needs it. https://developer.hashicorp.com/terraform/internals/json-format */
import { blocksIn, isValues, textFor, type Values, valuesAt } from "../../values";
import { type Change, changeOf } from "./change";
import { configurationsIn } from "./configuration";
import { withoutSecrets } from "./secrets";
import { withSetRight } from "./set-right";
import { UnreadablePlan } from "./unreadable";
import { visible } from "./values";

export interface Plan {
  /** What it is called: the stack's name, or the file's. */
  readonly stack: string;
  /** Terraform couldn't finish it: more may change than it says. */
  readonly isIncomplete: boolean;
  /** What is put off until a later plan. */
  readonly deferred: readonly Deferral[];
  /** In the order of their addresses. */
  readonly changes: readonly Change[];
  /** What has changed outside of Terraform. */
  readonly drift: readonly Change[];
  readonly outputs: readonly OutputChange[];
  /** Addresses of actions that run besides: what they do no plan says. */
  readonly invocations: readonly string[];
  /** Checks, conditions and tests that don't hold. */
  readonly failedChecks: readonly FailedCheck[];
}

export interface Deferral {
  readonly address: string;
  /** In Terraform's words: `instance_count_unknown`. */
  readonly reason: string;
  /** As far as is known: `delete`. */
  readonly actions: readonly string[];
}

export interface OutputChange {
  readonly name: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface FailedCheck {
  readonly address: string;
  readonly problems: readonly string[];
}

/** @param document what `terraform show -json PLAN` prints */
export function readPlan(stack: string, document: unknown): Plan {
  const plan = planIn(stack, document);
  const configurations = configurationsIn(valuesAt(plan, "configuration", "root_module"));
  const changesIn = (name: string) =>
    sorted(blocksIn(plan, name).map((raw) => changeOf(stack, raw, configurations)));
  const changes = changesIn("resource_changes");
  const deferred = blocksIn(plan, "deferred_changes").map(deferralOf);
  return {
    stack,
    deferred,
    isIncomplete: plan.errored === true || plan.complete === false || deferred.length > 0,
    changes,
    drift: withSetRight(changesIn("resource_drift"), changes),
    outputs: outputsIn(valuesAt(plan, "output_changes")),
    invocations: blocksIn(plan, "action_invocations").map(({ address }) => withoutSecrets(textFor(address))),
    failedChecks: blocksIn(plan, "checks").flatMap(failuresOf),
  };
}

function planIn(stack: string, document: unknown): Values {
  if (!isValues(document))
    throw new UnreadablePlan(stack, `it isn't a plan, but ${kindOf(document)}. ${SHOW}`);
  const { format_version: version } = document;
  if ("values" in document && !("resource_changes" in document))
    throw new UnreadablePlan(stack, `it is a state, not a plan. ${SHOW}`);
  if (typeof version !== "string" || !("planned_values" in document || "resource_changes" in document))
    throw new UnreadablePlan(stack, `it isn't a plan in Terraform's JSON format. ${SHOW}`);
  if (!/^[01]\./.test(version))
    throw new UnreadablePlan(stack, `its format is version ${version}; Slipway reads versions 0 and 1`);
  return document;
}

const SHOW = "`terraform plan -out FILE` and `terraform show -json FILE` write one.";

function kindOf(document: unknown): string {
  if (Array.isArray(document)) return "a list";
  return document === null ? "null" : `a ${typeof document}`;
}

/** By address, then deposed objects by their keys. */
function sorted(changes: readonly Change[]): Change[] {
  const keyOf = ({ address, deposed = "" }: Change) => `${address}\n${deposed}`;
  return [...changes].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function outputsIn(outputs: Values): OutputChange[] {
  const names = Object.keys(outputs).sort();
  return names.flatMap((name) => {
    const change = valuesAt(outputs, name);
    if (!Array.isArray(change.actions) || change.actions.join() === "no-op") return [];
    const sensitive = [change.before_sensitive, change.after_sensitive];
    const before = visible(change.before, { sensitive, unknown: undefined }, name);
    const after = visible(change.after, { sensitive, unknown: change.after_unknown }, name);
    return [{ name, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  });
}

function deferralOf(raw: Values): Deferral {
  const { address, change } = valuesAt(raw, "resource_change");
  const { actions } = isValues(change) ? change : {};
  return {
    address: withoutSecrets(textFor(address)),
    reason: withoutSecrets(textFor(raw.reason)),
    actions: Array.isArray(actions) ? actions.map(textFor) : [],
  };
}

function failuresOf(check: Values): FailedCheck[] {
  const instances = blocksIn(check, "instances");
  // One that couldn't be evaluated has none.
  return (instances.length > 0 ? instances : [check]).flatMap((instance) => {
    if (instance.status !== "fail" && instance.status !== "error") return [];
    const address = valuesAt(instance, "address").to_display ?? valuesAt(check, "address").to_display;
    const problems = blocksIn(instance, "problems").map(({ message }) => withoutSecrets(textFor(message)));
    return [{ address: withoutSecrets(textFor(address)), problems }];
  });
}
