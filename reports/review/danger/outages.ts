/** What runs, and won't for a while. */

import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { fateOf } from "./destroyed";

/** What people or services use while it runs, by type. */
const RUNNING: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aws_ecs_service: "its tasks stop",
    aws_ecs_cluster: "all services in it stop",
    aws_eks_cluster: "all that runs in it stops",
    aws_eks_node_group: "its nodes go",
    aws_instance: "the server stops",
    aws_spot_instance_request: "the server stops",
    aws_autoscaling_group: "its servers stop",
    aws_lambda_function: "calls fail",
    aws_lambda_alias: "calls by the alias fail",
    aws_apprunner_service: "the service stops",
    aws_elastic_beanstalk_environment: "the service stops",
    aws_lb: "nothing answers, and its address changes",
    aws_alb: "nothing answers, and its address changes",
    aws_elb: "nothing answers, and its address changes",
    aws_lb_listener: "nothing answers at its port",
    aws_lb_listener_rule: "what it matches goes elsewhere",
    aws_lb_target_group: "nothing is behind it",
    aws_cloudfront_distribution: "nothing answers, and its address changes",
    aws_api_gateway_rest_api: "nothing answers, and its address changes",
    aws_api_gateway_stage: "nothing answers",
    aws_apigatewayv2_api: "nothing answers, and its address changes",
    aws_apigatewayv2_stage: "nothing answers",
    aws_route53_record: "the name leads nowhere",
    aws_nat_gateway: "private subnets reach nothing outside",
    aws_internet_gateway: "public subnets reach nothing outside",
    aws_vpn_connection: "the connection is down",
    aws_dx_connection: "the connection is down",
    aws_ec2_transit_gateway: "networks don't reach each other",
    aws_vpc_peering_connection: "networks don't reach each other",
    aws_sfn_state_machine: "executions stop",
    aws_codepipeline: "executions under way end, and their history is lost",
    aws_codedeploy_deployment_group: "nothing can be deployed or rolled back",
    google_compute_instance: "the server stops",
    google_container_cluster: "all that runs in it stops",
    google_cloud_run_service: "the service stops",
    google_cloud_run_v2_service: "the service stops",
    azurerm_linux_virtual_machine: "the server stops",
    azurerm_windows_virtual_machine: "the server stops",
    azurerm_kubernetes_cluster: "all that runs in it stops",
    azurerm_linux_web_app: "the service stops",
    kubernetes_deployment: "its pods stop",
    kubernetes_deployment_v1: "its pods stop",
    kubernetes_service: "nothing answers at its address",
    kubernetes_service_v1: "nothing answers at its address",
    helm_release: "all that it installed stops",
  }),
);

/** Running things that are destroyed, or replaced with the old one going first. */
export function outagesIn(changes: readonly Change[]): Finding[] {
  return changes.flatMap((change): Finding[] => {
    const effect = RUNNING.get(change.type);
    if (!change.destroys || change.createsFirst || change.deposed !== undefined || effect === undefined)
      return [];
    const { stack, address } = change;
    return [{ kind: "outage", stack, address, text: `${fateOf(change)}; ${effect}`, details: [] }];
  });
}
