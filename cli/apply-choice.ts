/** Which of the plans that were reviewed are to be applied, and in which order. */
import type { Config } from "../config/config";
import { layoutOf } from "../config/layout";
import { suggestion } from "../config/nearest";
import { Failure } from "../runner/failure";
import type { SavedPlan } from "../runner/saved-plan";
import { tell } from "./output";
import type { RoleOptions } from "./role";
import { selectStacks } from "./stack-folders";

export interface ChoiceOptions extends RoleOptions {
  readonly account?: string;
}

export type NamedPlan = SavedPlan & { readonly name: string };

/** The stacks named, those of an account, or all. What an account's role can't apply is said before anything is. */
export function choose(
  saved: readonly NamedPlan[],
  names: readonly string[],
  config: Config,
  { account, role }: ChoiceOptions,
): NamedPlan[] {
  if (account !== undefined && names.length > 0)
    throw new Failure("--account stands for stacks: leave out their names, or --account");
  const plans = layoutOf(config);
  const accounts = [...new Set(plans.map((plan) => plan.account.name))];
  if (account !== undefined && !accounts.includes(account))
    throw new Failure(
      `no account is called ${JSON.stringify(account)}${suggestion(account, accounts)}\nAccounts: ${accounts.join(", ")}`,
    );
  const bootstraps = plans.filter(({ kind }) => kind === "bootstrap").map(({ name }) => name);
  const own = plans.filter((plan) => plan.account.name === account).map(({ name }) => name);
  const wanted = selectStacks(saved, names).filter(
    ({ stack }) => account === undefined || own.includes(stack),
  );
  if (role === undefined && account === undefined) return wanted;
  const people = wanted.filter(({ stack, changed }) => bootstraps.includes(stack) && changed);
  for (const { stack } of people)
    tell(
      `warning: ${stack} isn't applied, which only a person may: slipway bootstrap ${stack.replace(/^bootstrap-/, "")}`,
    );
  return wanted.filter(({ stack }) => !bootstraps.includes(stack));
}

/** Tools first, then the environments in the order of promotion. */
export function inOrder(saved: readonly SavedPlan[], config: Config): NamedPlan[] {
  const order = layoutOf(config).map(({ name }) => name);
  const sorted = [...saved].sort((a, b) => order.indexOf(a.stack) - order.indexOf(b.stack));
  return sorted.map((one) => ({ ...one, name: one.stack }));
}
