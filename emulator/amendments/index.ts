import type { Handler } from "../request";
import type { Store } from "../store";
import { autoscaling } from "./autoscaling";
import { bucketConfigurations } from "./bucket-configurations";
import { bucketDocuments } from "./bucket-documents";
import { amongOwnBuckets } from "./bucket-owner";
import { cloudfrontDistributions } from "./cloudfront-distributions";
import { compositeAlarms } from "./composite-alarms";
import { ecsServices } from "./ecs-services";
import { flowLogs } from "./flow-logs";
import { lambdaFunctions } from "./lambda-functions";
import { launchTemplates } from "./launch-templates";
import { multiRegionKeys } from "./multi-region-keys";
import { natGateways } from "./nat-gateways";
import { policies } from "./policies";
import { queues } from "./queues";
import { scalingTags } from "./scaling-tags";
import { securityGroupRules } from "./security-group-rules";

/** What moto does, but doesn't give back as it came, or doesn't refuse: what it loses is kept in the store. */
export const AMENDMENTS: readonly ((store: Store) => Handler)[] = [
  (store) => amongOwnBuckets(firstOf(bucketDocuments(store), bucketConfigurations(store))),
  autoscaling,
  cloudfrontDistributions,
  compositeAlarms,
  ecsServices,
  flowLogs,
  lambdaFunctions,
  launchTemplates,
  multiRegionKeys,
  natGateways,
  policies,
  queues,
  scalingTags,
  securityGroupRules,
];

/** One handler of several, asked in their order. */
function firstOf(...handlers: readonly Handler[]): Handler {
  return (request, forward) => {
    for (const handler of handlers) {
      const answer = handler(request, forward);
      if (answer) return answer;
    }
    return undefined;
  };
}
