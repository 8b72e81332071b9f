import { deployServers } from "../../modules/server-fleet/server-deploy.policies";
import { serverRelease } from "../../modules/server-fleet/server-release";
import { place } from "../support/ecs";
import { blueGreen, fleetNames, fleetStack } from "../support/servers";
import { policyOf, type Synthesized } from "../support/synth";

const deployRoleArn = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy";
const inPlaceStack = fleetStack();
const freshStack = fleetStack({ deployment: blueGreen });
const copies = "arn:aws:autoscaling:us-east-1:222222222222:autoScalingGroup:*:autoScalingGroupName/";

/** The policies of a role, by Sid. */
function policyOfRole(stack: Synthesized, name: string) {
  return policyOf(stack.where("aws_iam_role_policy", { name }));
}

describe("servers", () => {
  const template = inPlaceStack.only("aws_launch_template");

  test("have no key pair, no public address, an encrypted volume, and version 2 of the metadata service", () => {
    expect(template).not.toHaveProperty("key_name");
    expect(template).not.toHaveProperty("network_interfaces");
    expect(template).toMatchObject({
      metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
      block_device_mappings: [{ device_name: "/dev/xvda", ebs: { encrypted: "true", volume_type: "gp3" } }],
    });
  });

  test("get AWS's newest image when they start, without anybody looking it up, or the one that is named", () => {
    expect(template.image_id).toBe(
      "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    );
    const named = fleetStack({ image: { id: "ami-0123456789abcdef0" } });
    expect(named.only("aws_launch_template").image_id).toBe("ami-0123456789abcdef0");
  });

  test("let the load balancer in on their port, and reach HTTPS", () => {
    expect(inPlaceStack.only("aws_vpc_security_group_ingress_rule")).toMatchObject({
      from_port: 8080,
      to_port: 8080,
      referenced_security_group_id: "sg-load-balancer",
    });
    expect(inPlaceStack.where("aws_vpc_security_group_egress_rule", { from_port: 443 })).toMatchObject({
      cidr_ipv4: "0.0.0.0/0",
      to_port: 443,
    });
  });

  test("are replaced when the load balancer finds them ill; how many there are is nobody's drift", () => {
    expect(inPlaceStack.only("aws_autoscaling_group")).toMatchObject({
      min_size: 2,
      max_size: 4,
      health_check_type: "ELB",
      launch_template: { version: "$Latest" },
      lifecycle: { ignore_changes: ["desired_capacity", "name"] },
    });
    expect(inPlaceStack.only("aws_lb_target_group")).toMatchObject({
      target_type: "instance",
      deregistration_delay: "30",
      lifecycle: { create_before_destroy: true },
    });
  });

  test("may fetch their own pipeline's artifacts, be managed, and nothing else", () => {
    const serve = policyOfRole(inPlaceStack, "serve");
    expect(Object.keys(serve)).toEqual([
      "ReadArtifacts",
      "DecryptArtifacts",
      "RegisterWithSystemsManager",
      "OpenSessionChannels",
    ]);
    expect(serve.ReadArtifacts?.Resource).toEqual(["arn:aws:s3:::acme-artifacts/web-acme/*"]);
    expect(inPlaceStack.where("aws_iam_role", { path: "/slipway/runtime/" })).toMatchObject({
      name: fleetNames.instanceRole,
      tags: { "slipway-artifacts": "web-acme" },
    });
  });
});

describe("CodeDeploy", () => {
  test("works in place: drains, rolls back on failure and when it is stopped", () => {
    expect(inPlaceStack.only("aws_codedeploy_deployment_group")).toMatchObject({
      deployment_config_name: "CodeDeployDefault.OneAtATime",
      deployment_style: { deployment_type: "IN_PLACE", deployment_option: "WITH_TRAFFIC_CONTROL" },
      auto_rollback_configuration: {
        enabled: true,
        events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"],
      },
      outdated_instances_strategy: "UPDATE",
    });
    expect(inPlaceStack.only("aws_codedeploy_app")).toMatchObject({ compute_platform: "Server" });
  });

  test("GIVEN fresh servers THEN it copies the group, keeps the originals, and which group it is stays its own", () => {
    const group = freshStack.only("aws_codedeploy_deployment_group");
    expect(group).toMatchObject({
      deployment_style: { deployment_type: "BLUE_GREEN", deployment_option: "WITH_TRAFFIC_CONTROL" },
      blue_green_deployment_config: {
        green_fleet_provisioning_option: { action: "COPY_AUTO_SCALING_GROUP" },
        terminate_blue_instances_on_deployment_success: { action: "KEEP_ALIVE" },
      },
    });
    for (const stack of [inPlaceStack, freshStack]) {
      expect(stack.only("aws_codedeploy_deployment_group").lifecycle).toEqual({
        ignore_changes: ["autoscaling_groups"],
      });
    }
  });

  test("GIVEN batches THEN the others stay up, by a configuration that is followed before it goes", () => {
    const stack = fleetStack({
      deployment: {
        deploymentConfig: "acme-web-rolling-25-percent",
        minimumHealthyPercent: 75,
        freshServers: false,
      },
    });
    expect(stack.only("aws_codedeploy_deployment_config")).toMatchObject({
      deployment_config_name: "acme-web-rolling-25-percent",
      compute_platform: "Server",
      minimum_healthy_hosts: { type: "FLEET_PERCENT", value: 75 },
      lifecycle: { create_before_destroy: true },
    });
    expect(stack.only("aws_codedeploy_deployment_group").deployment_config_name).toMatch(
      /^\$\{aws_codedeploy_deployment_config\./,
    );
  });

  test("GIVEN alarms THEN it heeds them, and may look at them", () => {
    const stack = fleetStack({ rollbackOn: { errorRatePercent: 1, unhealthyHosts: 1, alarms: ["queue"] } });
    const group = stack.only("aws_codedeploy_deployment_group");
    expect(group.alarm_configuration).toMatchObject({
      enabled: true,
      alarms: [expect.any(String), expect.any(String), "queue"],
    });
    expect(group.auto_rollback_configuration).toMatchObject({
      events: expect.arrayContaining(["DEPLOYMENT_STOP_ON_ALARM"]),
    });
    expect(policyOfRole(stack, "deploy-to-fleet")).toHaveProperty("WatchAlarms");
    expect(policyOfRole(inPlaceStack, "deploy-to-fleet")).not.toHaveProperty("WatchAlarms");
  });

  test("touches this fleet, its copies and its target group", () => {
    const policy = policyOfRole(inPlaceStack, "deploy-to-fleet");
    expect(policy.HookIntoLaunches?.Resource).toEqual([
      `${copies}acme-web-staging`,
      `${copies}CodeDeploy_acme-web-staging_*`,
    ]);
    expect(policy.MoveServers?.Resource).toEqual([
      "arn:aws:elasticloadbalancing:us-east-1:222222222222:targetgroup/acme-web-staging-8080/*",
    ]);
  });

  test("launches servers for fresh ones alone, from this fleet's template and with its role", () => {
    expect(Object.keys(policyOfRole(inPlaceStack, "deploy-to-fleet"))).not.toContain("LaunchServers");
    const policy = policyOfRole(freshStack, "deploy-to-fleet");
    expect(policy.CopyGroup?.Resource).toEqual([`${copies}CodeDeploy_acme-web-staging_*`]);
    expect(policy.UseLaunchTemplate?.Condition).toEqual({
      StringEquals: { "aws:ResourceTag/slipway-fleet": "acme-web-staging" },
    });
    expect(policy.LaunchServers?.Condition).toHaveProperty("ArnLike");
    expect(policy.PassInstanceRole?.Resource).toEqual([
      "arn:aws:iam::222222222222:role/slipway/runtime/acme-web-staging-instance",
    ]);
    expect(policy.FindImage?.Resource).toEqual([
      "arn:aws:ssm:us-east-1::parameter/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    ]);
    const named = fleetStack({ deployment: blueGreen, image: { id: "ami-0123456789abcdef0" } });
    expect(policyOfRole(named, "deploy-to-fleet")).not.toHaveProperty("FindImage");
  });
});

describe("a release", () => {
  test("is CodePipeline's CodeDeploy action, as the deploy role", () => {
    const { actions, statements } = serverRelease({ names: fleetNames, deployRoleArn });
    expect(actions).toMatchObject([
      {
        category: "Deploy",
        provider: "CodeDeploy",
        configuration: { ApplicationName: "acme-web-staging", DeploymentGroupName: "acme-web-staging" },
        inputArtifacts: ["build"],
        roleArn: deployRoleArn,
      },
    ]);
    expect(statements).toMatchObject([{ actions: ["sts:AssumeRole"], resources: [deployRoleArn] }]);
  });

  test("takes one application, one deployment group and one deployment configuration", () => {
    const deploymentConfig = "CodeDeployDefault.OneAtATime";
    const of = (kind: string) => `arn:aws:codedeploy:us-east-1:222222222222:${kind}`;
    expect(
      deployServers({ place, names: fleetNames, deploymentConfig }).map(({ resources }) => resources),
    ).toEqual([
      [of("application:acme-web-staging")],
      [of("deploymentgroup:acme-web-staging/acme-web-staging")],
      [of("deploymentconfig:CodeDeployDefault.OneAtATime")],
      ["*"], // the list of configurations: names alone
    ]);
  });
});
