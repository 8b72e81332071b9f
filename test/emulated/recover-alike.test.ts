/** What `slipway recover` does about things that look alike, and about what a release has left. */
import { describeEmulated } from "../support/emulated";
import { call, type EmulatedStack, makeStateBucket } from "../support/emulated-stack";
import { BOOTSTRAP, Muddles, OURS, STAGING } from "../support/muddles";

describeEmulated("slipway recover, things that look alike", () => {
  const muddles = new Muddles();

  muddles.given(
    "GIVEN a lost state after a release THEN the service keeps what was released",
    STAGING,
    async (stack) => {
      const { accountId, name } = stack;
      const ecs = (operation: string, input: object) =>
        call(muddles.emulator(), accountId, "ecs", `AmazonEC2ContainerServiceV20141113.${operation}`, input);
      const service = { cluster: "acme-staging", service: "acme-storefront-staging" };
      await makeStateBucket(muddles.emulator(), accountId);
      await muddles.terraform(stack, "init");
      await muddles.terraform(stack, "apply", "-auto-approve");
      // As CodePipeline does it: the revision that runs, with another image.
      const { taskDefinition } = JSON.parse(
        await ecs("DescribeTaskDefinition", { taskDefinition: service.service }),
      );
      const { containerDefinitions, family, requiresCompatibilities, cpu, memory, networkMode } =
        taskDefinition;
      const released = containerDefinitions.map((each: object) => ({ ...each, image: "acme/storefront:1" }));
      const tags = Object.entries(OURS).map(([key, value]) => ({ key, value }));
      const revision = {
        family,
        requiresCompatibilities,
        cpu,
        memory,
        networkMode,
        containerDefinitions: released,
        tags,
      };
      const registered = JSON.parse(await ecs("RegisterTaskDefinition", revision));
      const arn = registered.taskDefinition.taskDefinitionArn;
      await ecs("UpdateService", { ...service, taskDefinition: arn });

      await muddles.object(stack, "DELETE", `${name}.tfstate`);
      const first = await muddles.recover(stack, "--yes");
      expect(`${first.status} ${first.stdout}`).toMatch(
        /^0 .*The state is right\.\nThe next apply adds 2, changes 0, destroys 0:/s,
      );
      // Two are AWS's own, which an apply takes over: the default security group and network ACL.
      expect(first.stderr).toContain(`task-definition/${family}:1`);

      // Terraform's own revision is gone as well.
      await ecs("DeregisterTaskDefinition", { taskDefinition: `${family}:1` });
      await muddles.object(stack, "DELETE", `${name}.tfstate`);
      const second = await muddles.recover(stack, "--yes");
      expect(`${second.status} ${second.stdout}`).toMatch(/^0 /);
      expect(second.stderr).toMatch(/as revisions that nothing runs:\n {2}aws_ecs_task_definition\.\S+\n/);
      await muddles.terraform(stack, "apply", "-auto-approve");
      const { services } = JSON.parse(
        await ecs("DescribeServices", { ...service, services: [service.service] }),
      );
      expect(services[0].taskDefinition).toMatch(/:2$/);
    },
  );

  muddles.given(
    "GIVEN a network made twice THEN it chooses none, and brings in the rest",
    STAGING,
    async (stack) => {
      const { accountId } = stack;
      await makeStateBucket(muddles.emulator(), accountId);
      await call(muddles.emulator(), accountId, "logs", "Logs_20140328.CreateLogGroup", {
        logGroupName: "/ecs/acme-storefront-staging",
      });
      const tags = { ...OURS, Name: "acme-staging", "slipway-network": "acme-staging" };
      const vpcs = [await makeVpc(stack, tags), await makeVpc(stack, tags)];
      await makeVpc(stack, { ...tags, "slipway-account": "production" });

      const { status, stdout, stderr } = await muddles.recover(stack, "--yes");
      expect(status).toBe(1);
      expect(stderr).toMatch(
        /nothing is replaced or destroyed:\n {2}aws_cloudwatch_log_group\.\S+ ← \/ecs\/acme-storefront-staging\nChanged in place on the way:\n/,
      );
      expect(stdout).toMatch(
        new RegExp(
          `^Made more than once:\\n  module\\.\\S+\\.aws_vpc\\.main: ${vpcs.join(", ")}\\nDelete those`,
        ),
      );
      expect(stdout).toContain("1 resource brought into the state. What is listed above is yours to decide.");
      expect(
        await muddles.terraform(stack, "init").then(() => muddles.terraform(stack, "state", "list")),
      ).toMatch(/^aws_cloudwatch_log_group\.\S+\n$/);
    },
  );

  muddles.given(
    "GIVEN two keys, one with the alias THEN that one is it, the other is listed",
    BOOTSTRAP,
    async (stack) => {
      const { accountId } = stack;
      await makeStateBucket(muddles.emulator(), accountId);
      const stray = await makeKey(stack);
      const TargetKeyId = await makeKey(stack);
      const alias = { AliasName: "alias/acme-state", TargetKeyId };
      await call(muddles.emulator(), accountId, "kms", "TrentService.CreateAlias", alias);

      const { status, stdout, stderr } = await muddles.recover(stack, "--yes");
      expect(status).toBe(1);
      expect(stderr).toMatch(new RegExp(`aws_kms_key\\.\\S+ ← ${TargetKeyId}\\n`));
      expect(stdout).toMatch(new RegExp(`but not it:\\n  ${stray}, like aws_kms_key\\.\\S+\\n`));
      expect(stdout).toContain("npx slipway bootstrap staging");

      // Tainted, as by an apply that is interrupted while it makes the key.
      const key = /aws_kms_key\.\S+/.exec(stdout)?.[0] ?? "";
      await muddles.terraform(stack, "init");
      await muddles.terraform(stack, "taint", key);
      const again = await muddles.recover(stack, "--yes");
      expect(again.stderr).toMatch(/protected from being replaced:\n {2}aws_kms_key\.\S+\n/);
      expect(again.stdout).toContain("1 resource untainted.");
      expect(await muddles.terraform(stack, "state", "show", key)).not.toContain("tainted");
    },
  );

  muddles.given(
    "GIVEN a security group that AWS has only begun THEN the next apply makes it anew",
    STAGING,
    async (stack) => {
      await makeStateBucket(muddles.emulator(), stack.accountId);
      const vpc = await makeVpc(stack, { ...OURS, Name: "acme-staging", "slipway-network": "acme-staging" });
      await muddles.ec2(stack, {
        Action: "CreateSecurityGroup",
        GroupName: "acme-storefront-staging",
        GroupDescription: "Who reaches the tasks of the service, and what they reach",
        VpcId: vpc,
        ...tagParameters("security-group", OURS),
      });
      const { status, stdout, stderr } = await muddles.recover(stack, "--yes");
      expect(`${status} ${stderr}`).toMatch(/^0 /);
      expect(stderr).toMatch(/cut off in their making:\n {2}aws_security_group\.\S+\n/);
      expect(stdout).toMatch(/^Tainted, because making them was interrupted:\n {2}aws_security_group\.\S+\n/);
    },
  );

  muddles.run();

  async function makeVpc(stack: EmulatedStack, tags: Readonly<Record<string, string>>): Promise<string> {
    const made = await muddles.ec2(stack, {
      Action: "CreateVpc",
      CidrBlock: "10.20.0.0/16",
      ...tagParameters("vpc", tags),
    });
    return /<vpcId>([^<]+)/.exec(made)?.[1] ?? "";
  }

  async function makeKey({ accountId }: EmulatedStack): Promise<string> {
    const made = await call(muddles.emulator(), accountId, "kms", "TrentService.CreateKey", {
      // AWS's default, which moto leaves out.
      KeyUsage: "ENCRYPT_DECRYPT",
      Description: "Encrypts the Terraform state of this account",
      Tags: Object.entries(OURS).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
    });
    return /"KeyId": ?"([^"]+)/.exec(made)?.[1] ?? "";
  }
});

function tagParameters(type: string, tags: Readonly<Record<string, string>>): Record<string, string> {
  const prefix = "TagSpecification.1";
  return Object.fromEntries([
    [`${prefix}.ResourceType`, type],
    ...Object.entries(tags).flatMap(([key, value], index) => [
      [`${prefix}.Tag.${index + 1}.Key`, key],
      [`${prefix}.Tag.${index + 1}.Value`, value],
    ]),
  ]);
}
