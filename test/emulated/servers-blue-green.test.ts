/**
 * What a blue/green release leaves behind for Terraform (docs/adr/0017-blue-green-on-servers.md). moto runs no deployments: what
 * CodeDeploy would do to the groups is done here by the same calls.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { CodeDeploy } from "../../modules/server-fleet/codedeploy";
import type { FleetDeployment } from "../../modules/server-fleet/deployment";
import { InstanceRole } from "../../modules/server-fleet/instance-role";
import { Servers } from "../../modules/server-fleet/servers";
import { run } from "../../runner/process";
import { findTerraform } from "../../runner/terraform";
import { ACCOUNTS, describeEmulated, emulated } from "../support/emulated";
import { call } from "../support/emulated-stack";
import { query } from "../support/emulator";
import { temporaryFolder } from "../support/folder";
import { blueGreen, fleet, fleetNames, inPlace } from "../support/servers";
import { synthStack } from "../support/synth";

const folder = temporaryFolder();
const ACCOUNT = ACCOUNTS[0]?.id ?? "";
const FIRST = fleetNames.autoScalingGroup;
const COPY = `CodeDeploy_${fleetNames.codedeployGroup}_d-ABCDEF123`;
const LIMIT_MS = 600_000;

/** A fleet and its CodeDeploy, without the load balancer that moto would take a minute for. */
function stackOf(deployment: FleetDeployment): string {
  const place = { account: ACCOUNT, region: "us-east-1" };
  const { json } = synthStack((stack) => {
    new AwsProvider(stack, "aws", { region: place.region });
    const vpcId = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" }).id;
    const subnet = new Subnet(stack, "subnet", { vpcId, cidrBlock: "10.0.0.0/24" });
    const targetGroup = new LbTargetGroup(stack, "target-group", {
      name: fleetNames.serverTargetGroup,
      port: 8080,
      protocol: "HTTP",
      vpcId,
    });
    const role = new InstanceRole(stack, "role", {
      place,
      name: fleetNames.instanceRole,
      description: "Servers",
      artifacts: fleet.artifacts,
    });
    const { group } = new Servers(stack, "servers", {
      ...fleet,
      image: "ami-12c6146b",
      subnetIds: [subnet.id],
      securityGroupId: new SecurityGroup(stack, "group", { name: "servers", vpcId }).id,
      instanceProfileArn: role.profileArn,
      targetGroupArn: targetGroup.arn,
      dependsOn: [...role.ready],
    });
    new CodeDeploy(stack, "codedeploy", {
      place,
      names: fleetNames,
      deployment,
      autoScalingGroup: group.name,
      targetGroup: targetGroup.name,
      alarms: [],
      dependsOn: [],
    });
  });
  const version = ">= 5.100.0, < 7.0.0";
  const aws = { source: "hashicorp/aws", version };
  return JSON.stringify({ ...json, terraform: { required_providers: { aws } } });
}

describeEmulated("servers, after a blue/green release", () => {
  const machine = emulated();

  async function terraform(args: readonly string[], accepted: readonly number[] = [0]): Promise<string> {
    const env = machine.env();
    const all = { cwd: folder, env, timeoutMs: LIMIT_MS };
    const { exitCode, stdout, stderr } = await run(
      findTerraform(undefined, env),
      [...args, "-no-color"],
      all,
    );
    if (!accepted.includes(exitCode)) throw new Error(`terraform ${args[0]}: ${exitCode} ${stderr}`);
    return stdout;
  }

  const write = (deployment: FleetDeployment) =>
    writeFileSync(join(folder, "main.tf.json"), stackOf(deployment));
  /** Exits 0 where there is nothing to do. */
  const planEmpty = () => terraform(["plan", "-input=false", "-detailed-exitcode"]);
  const apply = () => terraform(["apply", "-auto-approve", "-input=false"]);
  const codedeploy = (operation: string, input: object) =>
    call(machine.emulator(), ACCOUNT, "codedeploy", `CodeDeploy_20141006.${operation}`, {
      applicationName: fleetNames.codedeployApplication,
      ...input,
    });
  const deploysTo = () =>
    codedeploy("GetDeploymentGroup", { deploymentGroupName: fleetNames.codedeployGroup });
  const autoscaling = (Action: string, parameters: Record<string, string>) =>
    query(machine.emulator(), "autoscaling", { Action, Version: "2011-01-01", ...parameters }, ACCOUNT);

  test(
    "GIVEN a release that made a copy and kept the originals THEN the next plan does nothing",
    async () => {
      write(blueGreen);
      await terraform(["init", "-input=false"]);
      await apply();
      await planEmpty();
      const described = await autoscaling("DescribeAutoScalingGroups", {
        "AutoScalingGroupNames.member.1": FIRST,
      });
      const subnets = /<VPCZoneIdentifier>([^<]*)</.exec(described)?.[1] ?? "";
      await autoscaling("CreateAutoScalingGroup", {
        AutoScalingGroupName: COPY,
        MinSize: "2",
        MaxSize: "4",
        DesiredCapacity: "2",
        HealthCheckType: "ELB",
        VPCZoneIdentifier: subnets,
        "LaunchTemplate.LaunchTemplateName": fleetNames.launchTemplate,
        "LaunchTemplate.Version": "$Latest",
      });
      await codedeploy("UpdateDeploymentGroup", {
        currentDeploymentGroupName: fleetNames.codedeployGroup,
        autoScalingGroups: [COPY],
      });
      await planEmpty();
    },
    LIMIT_MS,
  );

  test(
    "GIVEN another strategy then THEN it goes on with the servers that are current",
    async () => {
      write(inPlace);
      const said = await apply();
      expect(said).toMatch(/0 added, \d+ changed, 0 destroyed/);
      expect(await deploysTo()).toContain(COPY);
      await planEmpty();
    },
    LIMIT_MS,
  );

  test(
    "GIVEN the copy in the place of the original THEN nothing is made or removed, and the original can go",
    async () => {
      const addresses = (await terraform(["state", "list"])).split("\n");
      const address = addresses.find((line) => line.startsWith("aws_autoscaling_group.")) ?? "";
      await terraform(["state", "rm", address]);
      await terraform(["import", "-input=false", address, COPY]);
      expect(await apply()).toMatch(/0 added, \d+ changed, 0 destroyed/);
      await autoscaling("DeleteAutoScalingGroup", { AutoScalingGroupName: FIRST, ForceDelete: "true" });
      await planEmpty();
    },
    LIMIT_MS,
  );
});
