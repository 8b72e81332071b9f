import type { Account, Config } from "../../config/config";
import { layoutOf, type StackPlan } from "../../config/layout";
import type { EmulatedAccount } from "../../runner/emulated";
import type { StackFolder } from "../../runner/open-stack";

/** A stack of the demo, and what must stand before it can be made. */
export interface DemoStack extends StackFolder {
  readonly account: Account;
  readonly kind: StackPlan["kind"];
  /** Names of stacks: its account's bootstrap stack, and what its service shares with others. */
  readonly needs: readonly string[];
}

/** The stacks of a configuration, joined with the folders that they were synthesized into. */
export function demoStacks(config: Config, folders: readonly StackFolder[]): DemoStack[] {
  return layoutOf(config).flatMap((plan) => {
    const folder = folders.find(({ name }) => name === plan.name);
    return folder ? [{ ...folder, account: plan.account, kind: plan.kind, needs: needsOf(plan) }] : [];
  });
}

function needsOf({ kind, shared, account }: StackPlan): string[] {
  if (kind === "bootstrap") return [];
  return [`bootstrap-${account.name}`, ...(shared ? [] : [account.name])];
}

/** What a stack must wait for when everything is destroyed: whatever needs it. */
export function neededBy(stacks: readonly DemoStack[], { name }: DemoStack): string[] {
  return stacks.filter(({ needs }) => needs.includes(name)).map((stack) => stack.name);
}

/** The accounts in the order of promotion. */
export function accountsOf({ tools, environments }: Config): Account[] {
  return [tools, ...environments];
}

/** The same for the emulator, which knows each by its own name and by the profile that its stacks use. */
export function emulatedAccounts(config: Config): EmulatedAccount[] {
  return accountsOf(config).map(({ name, id, region, credentials }) => ({
    name,
    id,
    region,
    ...(credentials.kind === "profile" && { profile: credentials.profile }),
  }));
}
