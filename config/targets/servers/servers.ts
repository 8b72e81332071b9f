import { listenerPriority } from "../../listener-priority";
import { releaseNames } from "../../release-names";
import { hiddenBehindLoadBalancer } from "../requests";
import type { Released, TargetConfig, UniqueName } from "../target";
import type { ServersDeploy } from "./deploy";
import { fleetSize } from "./fleet-size";
import { strategies } from "./strategies";

/** EC2 instances behind a load balancer. */
export const servers: TargetConfig<ServersDeploy> = {
  title: "servers",
  delivers: "files",
  needs: { network: true, cluster: false, loadBalancer: true },
  strategies,
  defaultStrategy: "in-place",
  shifts: false,
  hookEvents: [],
  keepsFormer: false,
  alarms: ["errorRatePercent", "latencyMs", "unhealthyHosts", "alarms"],
  verifiedBy: "address",
  batches: true,
  keepsArtifacts: true,
  rules: [fleetSize],
  resolve: ({ servers: fields }) => fields && { kind: "servers", ...fields },
  override: (deploy, overrides) => ({ ...deploy, ...overrides }),
  hidesAddress: hiddenBehindLoadBalancer,
  namedArns: () => [],
  uniqueNames,
};

/** What a release to servers has that another one mustn't be called. */
function uniqueNames({ organization, service, environment, deploy }: Released<ServersDeploy>): UniqueName[] {
  const names = releaseNames({ organization }, service, environment);
  return [
    { kind: "IAM role", name: names.instanceRole },
    { kind: "IAM role", name: names.codedeployRole },
    { kind: "launch template", name: names.launchTemplate },
    { kind: "target group", name: names.serverTargetGroup(deploy.port) },
    { kind: "CodeDeploy application", name: names.codedeployApplication },
    environment.loadBalancer === "own"
      ? { kind: "load balancer", name: names.loadBalancer }
      : { kind: "listener priority", name: String(listenerPriority(service, deploy)) },
  ];
}
