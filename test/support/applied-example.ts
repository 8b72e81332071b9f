/** An example on an emulator of its own: the stacks of its accounts applied, planned again, and destroyed. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { accountsOf, type DemoStack, demoStacks, emulatedAccounts } from "../../cli/demo/stacks";
import { withStandIns } from "../../cli/demo/stand-ins";
import { unprotect } from "../../cli/demo/unprotect";
import { layoutOf } from "../../config/layout";
import { stateNames } from "../../config/names";
import { applyIn } from "../../runner/apply";
import { emulatedEnvironment, withEmulator } from "../../runner/emulated";
import type { FailedStep } from "../../runner/failed-step";
import { objectAt } from "../../runner/json";
import { openStack } from "../../runner/open-stack";
import { PLAN_FILE, planIn } from "../../runner/plan";
import { type Session, withSession, withVariables } from "../../runner/session";
import { PINNED } from "../../runner/tested-provider";
import { buildApp } from "../../stacks/app";
import { PYTHON } from "./emulated";
import { makeBucket } from "./emulator";
import { exampleConfig } from "./examples";

/** What became of a stack. */
export interface AppliedStack {
  readonly stack: DemoStack;
  /** Resources that were made. */
  readonly made: number;
  /** What a second plan would do, an address each; empty when it would do nothing. */
  readonly left: readonly string[];
  /** Terraform's state, as the second plan read it. */
  readonly state: ReturnType<typeof objectAt>;
  readonly destroyed: number;
  /** The plan of that, in Terraform's JSON format. */
  readonly destruction: unknown;
}

/**
 * Applies and destroys an example. Its state buckets are made by hand: how `bootstrap` makes them is the same for every
 * example, and has tests of its own.
 * @param folder must not be there yet
 * @throws Error with Terraform's words when a step fails
 */
export async function applyExample(name: string, folder: string): Promise<AppliedStack[]> {
  mkdirSync(folder);
  const config = withStandIns(exampleConfig(name));
  const outdir = join(folder, "cdktf.out");
  buildApp(config, { outdir }).synth();
  const plans = layoutOf(config).filter(({ kind }) => kind !== "bootstrap");
  const stacks = demoStacks(
    config,
    plans.map((plan) => ({ name: plan.name, directory: join(outdir, "stacks", plan.name) })),
  );
  return withEmulator({ python: PYTHON }, async (emulator) => {
    for (const account of accountsOf(config)) {
      await makeBucket(emulator, stateNames(config, account).bucket, account.region, account.id);
    }
    const env = emulatedEnvironment(emulator, emulatedAccounts(config), folder, process.env);
    return withSession({ offline: false, anyMirror: true, env }, (session) => applyAll(session, stacks));
  });
}

/** What services share comes before them, and goes after them. */
async function applyAll(session: Session, stacks: readonly DemoStack[]): Promise<AppliedStack[]> {
  const named = new Set(stacks.map(({ name }) => name));
  const shared = stacks.filter(({ needs }) => !needs.some((name) => named.has(name)));
  const others = stacks.filter((stack) => !shared.includes(stack));
  const first = await Promise.all(shared.map((stack) => standing(session, stack)));
  const rest = await Promise.all(others.map((stack) => standing(session, stack)));
  const gone = await Promise.all(rest.map((one) => one.destroy()));
  return [...(await Promise.all(first.map((one) => one.destroy()))), ...gone];
}

/** Applies a stack and plans it again. */
async function standing(session: Session, stack: DemoStack): Promise<{ destroy(): Promise<AppliedStack> }> {
  const own = withVariables(session, { AWS_PROFILE: stack.account.name });
  const copy = done(await openStack(own, stack, PINNED));
  const { changes } = done(await applyIn(own, copy));
  const plan = done(await planIn(own, copy, { json: true }));
  const document = objectAt(JSON.parse(plan.json ?? "{}"));
  return {
    async destroy() {
      unprotect(copy);
      const destruction = done(await planIn(own, copy, { json: true, args: ["-destroy"] }));
      const { changes: gone } = done(await applyIn(own, copy, { planFile: PLAN_FILE }));
      return {
        stack,
        made: changes.add,
        left: plan.changed ? addressesIn(document.resource_changes) : [],
        state: objectAt(document, "prior_state"),
        destroyed: gone.destroy,
        destruction: JSON.parse(destruction.json ?? "{}"),
      };
    },
  };
}

function done<R extends { readonly ok: true }>(result: R | FailedStep): R {
  if (!result.ok) throw new Error(`${result.stack}: ${result.step}\n${result.error}`);
  return result;
}

function addressesIn(changes: unknown): string[] {
  const all = (Array.isArray(changes) ? changes : []).map((change: unknown) => objectAt(change));
  const real = all.filter((change) => !/^no-op$/.test(String(objectAt(change, "change").actions)));
  return real.length > 0 ? real.map(({ address }) => String(address)) : ["its outputs"];
}
