import type { Construct } from "constructs";
import type { Config } from "../config/config";
import { deliveryOf } from "../config/contract";
import type { StackPlan } from "../config/layout";
import { environmentOf } from "../config/place";
import { AccountStack } from "./account-stack";
import { TARGETS } from "./targets/targets";
import { WorkloadLookup } from "./workload-lookup";
import { WorkloadShared } from "./workload-shared";

/** A workload account, or a service's part of it. Staging and production are two instances of this. */
export class WorkloadStack extends AccountStack {
  constructor(scope: Construct, config: Config, plan: StackPlan) {
    super(scope, config, plan);
    const environment = environmentOf(config, plan.account.name);
    const foundation = plan.shared
      ? new WorkloadShared(this, "shared", config, environment)
      : new WorkloadLookup(this, "lookup", config, environment, plan.services);
    for (const service of plan.services) {
      const releases = service.releases.filter((release) => release.environment === environment.name);
      for (const release of releases) {
        const delivery = deliveryOf(config, service, release);
        TARGETS[release.deploy.kind].build(this, service.name, { config, delivery, foundation });
      }
    }
  }
}
