/** Which subtree goes into which stack. An account is a shared subtree plus one subtree per service. */
import type { Account, Config, Service } from "./config";

export interface StackPlan {
  /** Name of the stack, of its folder in `cdktf.out/stacks` and of its state. */
  readonly name: string;
  readonly kind: "bootstrap" | "tools" | "workload";
  readonly account: Account;
  /** True: the stack holds what the account's services share. */
  readonly shared: boolean;
  /** The services whose subtrees the stack holds. */
  readonly services: readonly Service[];
}

/** Every stack, in an order that suits a first deployment; any other order works as well. */
export function layoutOf(config: Config): StackPlan[] {
  const accounts = [config.tools, ...config.environments];
  return [...accounts.map(bootstrapStack), ...accounts.flatMap((account) => accountStacks(config, account))];
}

function bootstrapStack(account: Account): StackPlan {
  return { name: `bootstrap-${account.name}`, kind: "bootstrap", account, shared: true, services: [] };
}

function accountStacks(config: Config, account: Account): StackPlan[] {
  const kind: StackPlan["kind"] = account === config.tools ? "tools" : "workload";
  const services = kind === "tools" ? config.services : releasedTo(config, account.name);
  if (config.layout === "per-account") return [{ name: account.name, kind, account, shared: true, services }];
  return [
    { name: account.name, kind, account, shared: true, services: [] },
    ...services.map((service) => ({
      name: `${account.name}-${service.name}`,
      kind,
      account,
      shared: false,
      services: [service],
    })),
  ];
}

/** The services with a release into the environment. */
export function releasedTo(config: Config, environment: string): Service[] {
  return config.services.filter(({ releases }) =>
    releases.some((release) => release.environment === environment),
  );
}
