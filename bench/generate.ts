import { stringify } from "yaml";
import { listenerPriority } from "../config/listener-priority";

/** CodePipeline takes 1,000 pipelines in a region: with more services than this, none has one for pull requests. */
const MOST_WITH_PULL_REQUESTS = 500;

/** Production strategies of the containers, taken in turn. */
const STRATEGIES = [
  "canary-10-percent-5-minutes",
  "rolling",
  "blue-green",
  "linear-10-percent-every-1-minute",
];

const ENVIRONMENTS = {
  test: { account: "222222222222", network: { cidr: "10.10.0.0/16" } },
  staging: { account: "333333333333", network: { cidr: "10.20.0.0/16" } },
  production: {
    account: "444444444444",
    network: { cidr: "10.30.0.0/16" },
    loadBalancer: "own",
    approval: { notify: ["release@acme.example"] },
  },
};

/**
 * A slipway.yaml of that many services over three environments: every fifth a website, the others containers, on
 * shared load balancers before production and on their own in it. The same text for the same number.
 */
export function generateConfig(services: number): string {
  const pullRequests = services <= MOST_WITH_PULL_REQUESTS;
  const entries = serviceNames(services).map((name, index) => [name, service(name, index, pullRequests)]);
  return stringify({
    organization: "acme",
    tools: { account: "111111111111" },
    environments: ENVIRONMENTS,
    services: Object.fromEntries(entries),
  });
}

/** Two services of a shared load balancer can come to the same rule priority; the later one's number is left out. */
function serviceNames(count: number): string[] {
  const byPriority = new Map<number, string>();
  for (let number = 1; byPriority.size < count; number++) {
    const name = `service-${String(number).padStart(4, "0")}`;
    const priority = listenerPriority(name, { hosts: [], paths: [`/${name}/*`] });
    if (!byPriority.has(priority)) byPriority.set(priority, name);
  }
  return [...byPriority.values()];
}

function service(name: string, index: number, pullRequests: boolean) {
  const common = {
    source: { github: { repository: `acme/${name}` } },
    ...(pullRequests && { triggers: { pullRequest: { branches: ["main"] } } }),
    checks: { lint: { commands: ["npm run lint"] }, unit: { commands: ["npm test"] } },
  };
  return index % 5 === 4 ? { ...common, deploy: { website: {} } } : { ...common, ...container(name, index) };
}

function container(name: string, index: number) {
  return {
    deploy: { ecs: { port: 8080, healthCheckPath: "/healthz", paths: [`/${name}/*`] } },
    environments: {
      test: {},
      staging: { verify: { integration: { commands: ["npm run test:integration"] } } },
      production: {
        strategy: STRATEGIES[index % STRATEGIES.length],
        verify: { smoke: { commands: ["npm run test:smoke"] } },
        rollbackOn: { errorRatePercent: 1, latencyMs: 500 },
        deploy: { cpu: 512, memory: 1024, desiredCount: 3 },
      },
    },
  };
}
