/**
 * Resource types of AWS's reference that no stack makes, and that let nobody at what stacks make; read by a person. What is
 * done to nothing else is in no need of a place in the table of sensitive actions.
 */
export const UNMADE_TYPES: Readonly<Record<string, string>> = {
  autoscaling: "launchConfiguration",
  cloudformation: "stackset",
  cloudfront:
    "anycast-ip-list, cache-policy, connection-function, connection-group, continuous-deployment-policy, distribution-tenant, field-level-encryption-config, field-level-encryption-profile, key-value-store, origin-access-identity, origin-request-policy, realtime-log-config, response-headers-policy, streaming-distribution, trust-store, vpcorigin",
  cloudwatch:
    "access-grant, access-profile, alarm-mute-rule, alert, dataset, domain, ingestion-endpoint, insight-rule, integration, metric-stream, omni-dashboard, organization-access-grant, organization-domain, service, slo, space, view",
  codebuild: "fleet",
  codeconnections: "Host, RepositoryLink",
  codedeploy: "instance",
  codepipeline: "webhook",
  "codestar-connections": "Host, RepositoryLink",
  dynamodb: "backup, stream",
  ec2: "application-status-check, capacity-manager-data-export, capacity-reservation, capacity-reservation-cancellation-quote, capacity-reservation-fleet, carrier-gateway, certificate, client-vpn-endpoint, coip-pool, customer-gateway, declarative-policies-report, dedicated-host, export-image-task, export-instance-task, fleet, fpga-image, image-usage-report, import-image-task, import-snapshot-task, instance-event-window, ipam, ipam-external-resource-verification-token, ipam-internet-registry-association, ipam-policy, ipam-pool, ipam-pool-allocation, ipam-prefix-list-resolver, ipam-prefix-list-resolver-target, ipam-resource-discovery, ipam-resource-discovery-association, ipam-scope, ipv4pool-ec2, ipv6pool-ec2, local-gateway, local-gateway-route-table, local-gateway-route-table-virtual-interface-group-association, local-gateway-route-table-vpc-association, local-gateway-virtual-interface, local-gateway-virtual-interface-group, mac-modification-task, network-insights-access-scope, network-insights-access-scope-analysis, network-insights-analysis, network-insights-path, placement-group, reserved-instances, route-server, route-server-endpoint, route-server-peer, secondary-network, secondary-subnet, spot-fleet-request, spot-instances-request, traffic-mirror-filter, traffic-mirror-session, traffic-mirror-target, transit-gateway, transit-gateway-attachment, transit-gateway-connect-peer, transit-gateway-metering-policy, transit-gateway-multicast-domain, transit-gateway-policy-table, transit-gateway-route-table, transit-gateway-route-table-announcement, verified-access-endpoint, verified-access-group, verified-access-instance, verified-access-trust-provider, vpc-endpoint-service, vpc-flow-log, vpn-concentrator, vpn-connection, vpn-connection-device-type, vpn-gateway",
  ecs: "capacity-provider, container-instance, daemon, daemon-task-definition",
  elasticloadbalancing: "truststore",
  events: "api-destination, archive, connection, endpoint, event-source, event-sourcev2, replay, subscriber",
  iam: "access-report, delegation-request, mfa, role-template, saml-provider, server-certificate",
  lambda:
    "capacityProvider, code signing config, durable execution, eventSourceMapping, microvmImage, networkConnector",
  logs: "anomaly-detector, delivery, delivery-destination, delivery-source, lookup-table, scheduled-query",
  s3: "job, storagelensconfiguration, storagelensgroup",
  ssm: "association, automation-execution, cloud-connector, maintenancewindow, managed-instance, opsitem, opsmetadata, patchbaseline, resourcedatasync, servicesetting, session, windowtarget, windowtask",
  states: "activity, maprun",
};
