/** Everything: bootstrap, apply, an empty second plan, a look around, and destroy, in emulated accounts. */
import { join } from "node:path";
import type { Config } from "../../config/config";
import { tourOf } from "../../reports/tour";
import { type Emulator, emulatedEnvironment, type MotoPython, withEmulator } from "../../runner/emulated";
import { type JsonObject, objectAt } from "../../runner/json";
import { type Session, withSession } from "../../runner/session";
import { testedMirror } from "../../runner/tested-provider";
import { colorsFor, count, print, tell } from "../output";
import { keepUp } from "./keep";
import { readAccess } from "./proof";
import { type Raised, raise } from "./raise";
import { allDone, type Screen } from "./screen";
import { planAgain, type SecondPlan } from "./second-plan";
import { accountsOf, type DemoStack, emulatedAccounts } from "./stacks";
import { tearDown } from "./tear-down";
import { tourText } from "./tour-text";

export interface FullRun {
  readonly config: Config;
  /** Path of the configuration. */
  readonly file: string;
  readonly stacks: readonly DemoStack[];
  readonly moto: MotoPython;
  readonly terraform: string | undefined;
  /** The demo's temporary folder. */
  readonly folder: string;
  readonly outdir: string;
  /** True: nothing is destroyed until a signal comes. */
  readonly keep: boolean;
}

/**
 * Runs it all.
 * @returns what was seen that shouldn't be: a second plan that isn't empty, access that isn't what was read
 * @throws Failure with Terraform's words when a step fails
 */
export async function fullRun(run: FullRun, screen: Screen): Promise<string[]> {
  screen.step("Start an AWS on this machine");
  return withEmulator({ python: run.moto.path }, (emulator) => {
    screen.say(
      `${emulator.url} plays AWS for ${count(accountsOf(run.config).length, "account")}, in this machine's memory.`,
    );
    const env = emulatedEnvironment(emulator, emulatedAccounts(run.config), run.folder, cleanEnvironment());
    return withSession({ offline: false, anyMirror: true, terraform: run.terraform, env }, (session) =>
      inAccounts(run, emulator, session, screen),
    );
  });
}

/** The user's environment without what would make Terraform do something else than the demo says. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^TF_(WORKSPACE$|CLI_ARGS)/.test(name));
  return Object.fromEntries(entries);
}

async function inAccounts(
  run: FullRun,
  emulator: Emulator,
  session: Session,
  screen: Screen,
): Promise<string[]> {
  const { config, stacks } = run;
  screen.step(
    "Bootstrap and apply, all accounts side by side",
    "Each account gets a bucket and a key for Terraform's state, then its stacks.",
    "About three minutes: the provider waits for load balancers and bucket rules.",
  );
  const raised = await raiseAll(session, stacks);
  screen.step("Plan again", "What Terraform reads back is what it wrote, so nothing may be left to do.");
  const plans = allDone(await planAgain(stacks, raised));
  const settled = tellChanges(plans, screen);
  screen.step("Look around", "Read from Terraform's state, not from the configuration.");
  tell("");
  const states = statesOf(plans);
  print(tourText(tourOf(documentsOf(config, stacks, states)), colorsFor(process.stdout)));
  const access = readAccess(stacks, states);
  const faults = [
    ...(settled ? [] : ["The second plan was not empty (step 5), and it should be."]),
    ...(access.alike
      ? []
      : ["What stands is not what reads in the Terraform code (step 6), and it should be."]),
  ];
  tell(["", ...access.lines, UNPROVEN].join("\n"));
  if (run.keep) {
    screen.step("Keep it up, until you press Ctrl-C");
    const providers = await testedMirror(session, join(run.folder, "provider"));
    await keepUp({ ...run, emulator, accounts: emulatedAccounts(config), session, providers });
    return faults;
  }
  screen.step(
    "Destroy everything, state buckets last",
    "Keys and buckets are protected against that. The demo lifts it in its copies.",
  );
  allDone(await tearDown(session, stacks, raised));
  return faults;
}

/** Makes everything. Nothing runs any more when it throws, because something failed. */
async function raiseAll(session: Session, stacks: readonly DemoStack[]): Promise<Map<string, Raised>> {
  const results = await raise(session, stacks);
  if (results.some(({ ok }) => !ok)) {
    await Promise.allSettled(results.map((result) => result.ok && result.planned));
  }
  return new Map(allDone(results).map((one) => [one.stack, one]));
}

const UNPROVEN = "What an emulated AWS can't show: no pipeline ran, no policy was put to the test.";

/** Says of each plan that isn't empty what Terraform would do; true when there is none. */
function tellChanges(plans: readonly SecondPlan[], screen: Screen): boolean {
  const changed = plans.filter(({ changed }) => changed);
  for (const { stack, json } of changed) {
    const { resource_changes } = objectAt(JSON.parse(json ?? "{}"));
    const lines = (Array.isArray(resource_changes) ? resource_changes : []).flatMap((change: unknown) => {
      const { address } = objectAt(change);
      const { actions } = objectAt(change, "change");
      const doing = Array.isArray(actions) ? actions.join(" and ") : "";
      return doing === "no-op" ? [] : [`${stack}: ${doing} ${address}`];
    });
    screen.say(lines.length > 0 ? lines.join("\n") : `${stack}: outputs`);
  }
  return changed.length === 0;
}

/** The states that the plans read, by the name of the stack. */
function statesOf(plans: readonly SecondPlan[]): Record<string, JsonObject> {
  return Object.fromEntries(
    plans.map(({ stack, json }) => [stack, objectAt(JSON.parse(json ?? "{}"), "prior_state")]),
  );
}

/** The same, account by account. */
function documentsOf(
  config: Config,
  stacks: readonly DemoStack[],
  states: Readonly<Record<string, JsonObject>>,
) {
  return accountsOf(config).map(({ name, id }) => ({
    name,
    id,
    documents: stacks.filter(({ account }) => account.name === name).map((stack) => states[stack.name] ?? {}),
  }));
}
