import { EVENTS } from "../../hooks";
import { hiddenBehindLoadBalancer } from "../requests";
import type { NamedArn, TargetConfig } from "../target";
import { architecture } from "./architecture";
import type { EcsDeploy } from "./deploy";
import { fargate } from "./fargate";
import { ecsUniqueNames } from "./names";
import { probes } from "./probes";
import { overrideEcs, resolveEcs } from "./resolve";
import { strategies } from "./strategies";
import { containerVariables } from "./variables";

/** A container on Fargate behind a load balancer. */
export const ecs: TargetConfig<EcsDeploy> = {
  title: "ECS",
  delivers: "image",
  needs: { network: true, cluster: true, loadBalancer: true },
  strategies,
  defaultStrategy: "rolling",
  shifts: true,
  hookEvents: EVENTS,
  keepsFormer: true,
  alarms: ["errorRatePercent", "latencyMs", "unhealthyHosts", "alarms"],
  verifiedBy: "address",
  rules: [fargate, architecture, containerVariables, probes],
  resolve: resolveEcs,
  override: overrideEcs,
  hidesAddress: hiddenBehindLoadBalancer,
  namedArns,
  uniqueNames: ecsUniqueNames,
};

/** What a task fetches lies in the account that it runs in. */
function namedArns({ secrets }: EcsDeploy): NamedArn[] {
  return Object.entries(secrets).flatMap(([name, kept]): NamedArn[] => [
    {
      entry: ["secrets", name],
      field: "secret",
      arn: "secret" in kept && kept.secret.startsWith("arn:") ? kept.secret : undefined,
    },
    { entry: ["secrets", name], field: "key", arn: kept.key },
  ]);
}
