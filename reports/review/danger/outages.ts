/** What runs, and won't for a while. */

import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { type AttributeRule, becoming, isFalse, ruleFindings } from "./attribute-rules";
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
    aws_alb_listener: "nothing answers at its port",
    aws_lb_listener_rule: "what it matches goes elsewhere",
    aws_lb_target_group: "nothing is behind it",
    aws_alb_target_group: "nothing is behind it",
    aws_globalaccelerator_accelerator: "nothing answers, and its addresses change",
    aws_cloudfront_distribution: "nothing answers, and its address changes",
    aws_api_gateway_rest_api: "nothing answers, and its address changes",
    aws_api_gateway_stage: "nothing answers",
    aws_apigatewayv2_api: "nothing answers, and its address changes",
    aws_apigatewayv2_stage: "nothing answers",
    aws_api_gateway_domain_name: "nothing answers at that name",
    aws_apigatewayv2_domain_name: "nothing answers at that name",
    aws_cognito_user_pool_client: "its application signs nobody in, and its id changes",
    aws_cognito_user_pool_domain: "nobody signs in there",
    aws_rds_cluster_instance: "connections to it end; the data is its cluster's",
    aws_docdb_cluster_instance: "connections to it end; the data is its cluster's",
    aws_neptune_cluster_instance: "connections to it end; the data is its cluster's",
    aws_db_proxy: "connections through it end",
    aws_efs_mount_target: "servers in its subnet reach no files",
    aws_vpc_endpoint: "what reached the service by it may not any more",
    aws_lambda_event_source_mapping: "events aren't handled",
    aws_kinesis_firehose_delivery_stream: "records aren't delivered",
    aws_ec2_transit_gateway_vpc_attachment: "networks don't reach each other",
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

const isNone = (value: unknown) => Number(value) === 0;
const isOther = (value: unknown, was?: unknown) => value !== undefined && value !== was;
const isDisabled = (value: unknown) => value === "DISABLED";

/** Values by which what is there stops, or stops for a while. */
const STOPPING: readonly AttributeRule[] = [
  becoming(["aws_ecs_service"], "desired_count", isNone, "no task runs"),
  becoming(["aws_autoscaling_group"], "max_size", isNone, "no server runs"),
  becoming(["aws_autoscaling_group"], "desired_capacity", isNone, "no server runs"),
  becoming(["aws_appautoscaling_target"], "max_capacity", isNone, "nothing runs"),
  becoming(["aws_eks_node_group"], "scaling_config.desired_size", isNone, "no node runs"),
  becoming(["aws_lambda_function"], "reserved_concurrent_executions", isNone, "calls are refused"),
  becoming(["aws_lambda_event_source_mapping"], "enabled", isFalse, "events aren't handled"),
  becoming(["aws_cloudwatch_event_rule"], "is_enabled", isFalse, "it starts nothing"),
  becoming(["aws_cloudwatch_event_rule", "aws_scheduler_schedule"], "state", isDisabled, "it starts nothing"),
  becoming(["aws_cloudfront_distribution"], "enabled", isFalse, "nothing answers"),
  becoming(["aws_instance"], "instance_type", isOther, "the server stops and starts"),
  becoming(
    ["aws_db_instance", "aws_rds_cluster_instance"],
    "instance_class",
    isOther,
    "the database restarts, at once or when it is maintained",
  ),
  becoming(
    ["aws_db_instance", "aws_rds_cluster"],
    "engine_version",
    isOther,
    "the database restarts, at once or when it is maintained",
  ),
  becoming(["kubernetes_deployment", "kubernetes_deployment_v1"], "spec.replicas", isNone, "no pod runs"),
];

/** Running things that stop, are destroyed, or are replaced with the old one going first. */
export function outagesIn(changes: readonly Change[]): Finding[] {
  const updates = changes.filter(({ action }) => action === "update");
  return [...destroyed(changes), ...ruleFindings("outage", STOPPING, updates)];
}

function destroyed(changes: readonly Change[]): Finding[] {
  return changes.flatMap((change): Finding[] => {
    const effect = RUNNING.get(change.type);
    if (!change.destroys || change.createsFirst || change.deposed !== undefined || effect === undefined)
      return [];
    const { stack, address } = change;
    return [{ kind: "outage", stack, address, text: `${fateOf(change)}; ${effect}`, details: [] }];
  });
}
