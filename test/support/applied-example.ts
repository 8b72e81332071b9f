/** An example on an emulator of its own: the stacks of its accounts applied, planned again, and destroyed. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { accountsOf, type DemoStack, demoStacks, emulatedAccounts } from "../../cli/demo/stacks";
import { withStandIns } from "../../cli/demo/stand-ins";
import { unprotect } from "../../cli/demo/unprotect";
import type { Config } from "../../config/config";
import { layoutOf } from "../../config/layout";
import { stateNames } from "../../config/names";
import type { Emulator } from "../../emulator/emulator";
import type { Request } from "../../emulator/request";
import { applyIn } from "../../runner/apply";
import { emulatedEnvironment, withEmulator } from "../../runner/emulated";
import type { FailedStep } from "../../runner/failed-step";
import { objectAt } from "../../runner/json";
import { openStack } from "../../runner/open-stack";
import { PLAN_FILE, planIn } from "../../runner/plan";
import { type Session, withSession, withVariables } from "../../runner/session";
import { PINNED } from "../../runner/tested-provider";
import { buildApp } from "../../stacks/app";
import { changeBehind } from "./behind";
import { PYTHON } from "./emulated";
import { makeBucket } from "./emulator";
import { type EveryChange, planEveryChange } from "./every-change";
import { exampleConfig } from "./examples";
import { markOf, type Phase } from "./terraform-calls/run";

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
  /** What stood, changed in every way. */
  readonly everyChange: EveryChange;
}

export interface AppliedExample {
  /** With what exists only in real accounts replaced. */
  readonly config: Config;
  readonly stacks: readonly AppliedStack[];
  /** Every call to the emulator, in order. */
  readonly calls: readonly Request[];
}

/**
 * Applies and destroys an example. Its state buckets are made by hand: how `bootstrap` makes them is the same for every
 * example, and has tests of its own.
 * @param folder must not be there yet
 * @throws Error with Terraform's words when a step fails
 */
export async function applyExample(name: string, folder: string): Promise<AppliedExample> {
  mkdirSync(folder);
  const config = withStandIns(exampleConfig(name));
  const outdir = join(folder, "cdktf.out");
  buildApp(config, { outdir }).synth();
  const plans = layoutOf(config).filter(({ kind }) => kind !== "bootstrap");
  const stacks = demoStacks(
    config,
    plans.map((plan) => ({ name: plan.name, directory: join(outdir, "stacks", plan.name) })),
  );
  const calls: Request[] = [];
  const onCall = (request: Request) => calls.push(request);
  const applied = await withEmulator({ python: PYTHON, onCall }, async (emulator) => {
    for (const account of accountsOf(config)) {
      await makeBucket(emulator, stateNames(config, account).bucket, account.region, account.id);
    }
    const env = emulatedEnvironment(emulator, emulatedAccounts(config), folder, process.env);
    return withSession({ offline: false, anyMirror: true, env }, (session) =>
      applyAll({ session, emulator }, stacks),
    );
  });
  return { config, stacks: applied, calls };
}

interface Machine {
  readonly session: Session;
  readonly emulator: Emulator;
}

/** What services share comes before them, and goes after them. */
async function applyAll(machine: Machine, stacks: readonly DemoStack[]): Promise<AppliedStack[]> {
  const named = new Set(stacks.map(({ name }) => name));
  const shared = stacks.filter(({ needs }) => !needs.some((name) => named.has(name)));
  const others = stacks.filter((stack) => !shared.includes(stack));
  const first = await Promise.all(shared.map((stack) => standing(machine, stack)));
  const rest = await Promise.all(others.map((stack) => standing(machine, stack)));
  const gone = await Promise.all(rest.map((one) => one.destroy()));
  return [...(await Promise.all(first.map((one) => one.destroy()))), ...gone];
}

/** Applies a stack and plans it again. */
async function standing(
  { session, emulator }: Machine,
  stack: DemoStack,
): Promise<{ destroy(): Promise<AppliedStack> }> {
  const during = (phase: Phase) =>
    withVariables(session, {
      AWS_PROFILE: stack.account.name,
      TF_APPEND_USER_AGENT: markOf({ stack: stack.name, phase }),
    });
  const copy = done(await openStack(during("apply"), stack, PINNED));
  const { changes } = done(await applyIn(during("apply"), copy));
  const plan = done(await planIn(during("plan"), copy, { json: true }));
  const document = objectAt(JSON.parse(plan.json ?? "{}"));
  return {
    async destroy() {
      unprotect(copy);
      const behind = await changeBehind(emulator, stack.account, document.prior_state);
      const everyChange = await planEveryChange(
        withVariables(session, { AWS_PROFILE: stack.account.name }),
        copy,
        { state: document.prior_state, account: stack.account, behind },
      );
      const destruction = done(await planIn(during("destroy"), copy, { json: true, args: ["-destroy"] }));
      const { changes: gone } = done(await applyIn(during("destroy"), copy, { planFile: PLAN_FILE }));
      return {
        stack,
        made: changes.add,
        left: plan.changed ? addressesIn(document.resource_changes) : [],
        state: objectAt(document, "prior_state"),
        destroyed: gone.destroy + (behind.gone ? 1 : 0),
        destruction: JSON.parse(destruction.json ?? "{}"),
        everyChange,
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
