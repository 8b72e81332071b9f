/** `slipway recover` in accounts that are in a known muddle, each made by hand in an account of its own. */
import type { Request } from "../../emulator/request";
import { emulated } from "./emulated";
import { type EmulatedStack, type StackOf, synthesizeFor } from "./emulated-stack";
import { query, send } from "./emulator";
import { temporaryFolder } from "./folder";
import { terraform } from "./interrupted";
import { killTree } from "./kill";
import { sideBySide } from "./side-by-side";
import { type Ended, startSlipway } from "./slipway";

/** What Slipway's own things carry in the account `staging`. */
export const OURS = { "slipway-organization": "acme", "slipway-account": "staging" };

export const STAGING: StackOf = { example: "default", account: "staging", stack: "staging" };
export const BOOTSTRAP: StackOf = { example: "default", account: "staging", stack: "bootstrap-staging" };
export const TOOLS_API: StackOf = { example: "website-and-api", account: "tools", stack: "tools-api" };

type Test = (stack: EmulatedStack) => Promise<void>;

const FIRST_ACCOUNT = 111_111_111_112;
const ACCOUNTS = Array.from({ length: 8 }, (_, index) => String(FIRST_ACCOUNT + index));
const LIMIT_MS = 600_000;

/** To be made within a `describe`. */
export class Muddles {
  readonly folder = temporaryFolder();
  readonly #cases = new Map<
    string,
    { readonly of: StackOf; readonly accountId: string; readonly test: Test }
  >();
  /** Told of an account's calls: service and action. */
  readonly #watchers = new Map<string, (call: string) => void>();
  readonly #machine = emulated(
    ACCOUNTS.map((id) => ({ name: id, id, region: "us-east-1" })),
    ({ accountId, service, action }: Request) => this.#watchers.get(accountId)?.(`${service} ${action}`),
  );

  emulator() {
    return this.#machine.emulator();
  }

  /** Adds a case: in an account of its own, with a stack that is synthesized for it. */
  given(title: string, of: StackOf, test: Test): void {
    const accountId = ACCOUNTS[this.#cases.size];
    if (accountId === undefined) throw new Error("more accounts are needed");
    this.#cases.set(title, { of, accountId, test });
  }

  /** Runs the cases side by side. */
  run(): void {
    const outcome = sideBySide([...this.#cases.values()], 4, async ({ of, accountId, test }) => {
      await test(synthesizeFor(this.folder, of, accountId));
    });
    it.each([...this.#cases].map(([title, one]) => ({ title, one })))(
      "$title",
      async ({ one }) => outcome(one),
      LIMIT_MS,
    );
  }

  recover(stack: EmulatedStack, ...options: readonly string[]): Promise<Ended> {
    return this.#start(stack, options).ended;
  }

  /** Kills a recovery with all that it has started, at the n-th call that fits. */
  async killedAt(stack: EmulatedStack, fits: RegExp, n: number): Promise<void> {
    const { process: child, ended } = this.#start(stack, ["--yes"]);
    let seen = 0;
    this.#watchers.set(stack.accountId, (made) => {
      if (fits.test(made) && ++seen === n) killTree(child.pid ?? 0);
    });
    expect((await ended).status).toBe(null);
    this.#watchers.delete(stack.accountId);
  }

  /** Terraform in the stack's folder, which has to succeed. Returns what it says. */
  async terraform(stack: EmulatedStack, ...args: readonly string[]): Promise<string> {
    const { status, output } = await terraform([...args, "-no-color"], stack.directory, this.#env(stack));
    expect(`${status} ${output}`).toMatch(/^0 /);
    return output;
  }

  /** A call about an object beside the stack's state, or the state itself. */
  object(stack: EmulatedStack, method: string, key: string, body?: string) {
    const path = `/acme-state-${stack.accountId}-us-east-1/${key}`;
    const { accountId: account } = stack;
    return send(this.emulator(), { service: "s3", account, method, path, ...(body && { body }) });
  }

  ec2(stack: EmulatedStack, parameters: Readonly<Record<string, string>>): Promise<string> {
    return query(this.emulator(), "ec2", { Version: "2016-11-15", ...parameters }, stack.accountId);
  }

  #start(stack: EmulatedStack, options: readonly string[]) {
    const from = ["--config", stack.config, "--output", stack.output];
    return startSlipway(["recover", stack.name, ...from, ...options], this.folder, this.#env(stack));
  }

  #env({ accountId }: EmulatedStack): NodeJS.ProcessEnv {
    // Killed outright with its guard, a recovery leaves a folder behind: here, where the test removes it.
    return { ...this.#machine.as(accountId), TMPDIR: this.folder };
  }
}
