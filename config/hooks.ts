/** CodeDeploy's events of a deployment, in their order; a target has those of `hookEvents`, by their fields in the configuration. */
export const HOOK_EVENTS = {
  beforeInstall: "BeforeInstall",
  afterInstall: "AfterInstall",
  afterAllowTestTraffic: "AfterAllowTestTraffic",
  beforeAllowTraffic: "BeforeAllowTraffic",
  afterAllowTraffic: "AfterAllowTraffic",
} as const;

export type HookEvent = keyof typeof HOOK_EVENTS;

/** By which listener a probe reaches the new version at an event; absent: by none. */
export const PROBED_LISTENER: Readonly<Partial<Record<HookEvent, "test" | "production">>> = {
  afterAllowTestTraffic: "test",
  beforeAllowTraffic: "test",
  afterAllowTraffic: "production",
};

/** What CodeDeploy asks at an event: Slipway's probe of the health check path, or a function of one's own. */
export type Hook = "probe" | { readonly function: string };

export type Hooks = Readonly<Partial<Record<HookEvent, Hook>>>;

/** The hooks there are, in the order of their events. */
export function hooksOf(hooks: Hooks): readonly { readonly event: HookEvent; readonly hook: Hook }[] {
  return EVENTS.flatMap((event) => {
    const hook = hooks[event];
    return hook === undefined ? [] : [{ event, hook }];
  });
}

/** Every event, in their order. */
export const EVENTS: readonly HookEvent[] = [
  "beforeInstall",
  "afterInstall",
  "afterAllowTestTraffic",
  "beforeAllowTraffic",
  "afterAllowTraffic",
];

/** True: an event asks a probe of Slipway's. */
export function probes(hooks: Hooks): boolean {
  return hooksOf(hooks).some(({ hook }) => hook === "probe");
}

/** The listeners that the hooks probe, each once. */
export function probedListeners(hooks: Hooks): readonly ("test" | "production")[] {
  const probed = hooksOf(hooks)
    .filter(({ hook }) => hook === "probe")
    .flatMap(({ event }) => PROBED_LISTENER[event] ?? []);
  return [...new Set(probed)];
}

/** The name that a probe asks for; undefined: the load balancer's own. Wildcards stand for any text. */
export function probedHost(
  environment: { readonly url?: string },
  deploy: { readonly hosts: readonly string[] },
): string | undefined {
  const [host] = deploy.hosts;
  if (host !== undefined) return host.replaceAll("*", "probe").replaceAll("?", "p");
  return environment.url === undefined ? undefined : new URL(environment.url).hostname;
}
