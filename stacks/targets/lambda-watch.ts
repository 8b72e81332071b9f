import type { Construct } from "constructs";
import type { Config } from "../../config/config";
import type { Delivery } from "../../config/contract";
import { releaseNames } from "../../config/release-names";
import type { LambdaService } from "../../modules/lambda-service/lambda-service";
import { ALIAS } from "../../modules/lambda-service/names";
import { lambdaWidgets } from "../../modules/service-dashboard/lambda-widgets";
import type { WorkloadFoundation } from "../workload-shared";
import { watchDeployments } from "./watch-deployments";

/** Rules, alarm and dashboard of a function in its environment. */
export function watchLambdaService(
  scope: Construct,
  config: Config,
  delivery: Delivery,
  made: { readonly service: LambdaService; readonly foundation: WorkloadFoundation },
): void {
  const { environment, service } = delivery;
  const { lambdaFunction } = releaseNames(config, service.name, environment);
  watchDeployments(scope, config, delivery, {
    alarms: made.service.alarms,
    foundation: made.foundation,
    widgets: (alarmArns) =>
      lambdaWidgets({ region: environment.region, function: lambdaFunction, alias: ALIAS, alarmArns }),
  });
}
