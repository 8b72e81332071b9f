import type { Handler } from "../request";
import type { Store } from "../store";
import { autoscaling } from "./autoscaling";
import { bucketDocuments } from "./bucket-documents";
import { expectingOwner } from "./bucket-owner";
import { cloudfrontDistributions } from "./cloudfront-distributions";
import { compositeAlarms } from "./composite-alarms";
import { ecsServices } from "./ecs-services";
import { flowLogs } from "./flow-logs";
import { lambdaFunctions } from "./lambda-functions";
import { launchTemplates } from "./launch-templates";
import { scalingTags } from "./scaling-tags";
import { securityGroupRules } from "./security-group-rules";

/** What moto does, but doesn't give back as it came: each keeps the lost part in the store. */
export const AMENDMENTS: readonly ((store: Store) => Handler)[] = [
  (store) => expectingOwner(bucketDocuments(store)),
  autoscaling,
  cloudfrontDistributions,
  compositeAlarms,
  ecsServices,
  flowLogs,
  lambdaFunctions,
  launchTemplates,
  scalingTags,
  securityGroupRules,
];
