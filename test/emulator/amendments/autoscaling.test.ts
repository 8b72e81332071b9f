import { describeAmended, elementIn, type Server } from "../../support/amended";
import { query } from "../../support/emulator";

describeAmended("Auto Scaling, of which moto forgets a part,", (servers) => {
  const VERSION = { Version: "2011-01-01", AutoScalingGroupName: "fleet" };
  const call = (server: Server, action: string, parameters: Record<string, string> = {}) =>
    query(server, "autoscaling", { Action: action, ...VERSION, ...parameters });
  const find = async (server: Server, action: string, list: string) =>
    elementIn(await call(server, action), list) ?? "";

  beforeAll(async () => {
    const { amended } = servers();
    const ec2 = (parameters: Record<string, string>) =>
      query(amended, "ec2", { Version: "2016-11-15", ...parameters });
    await ec2({
      Action: "CreateLaunchTemplate",
      LaunchTemplateName: "fleet",
      "LaunchTemplateData.InstanceType": "t3.micro",
      "LaunchTemplateData.ImageId": "ami-12c6146b",
      "LaunchTemplateData.TagSpecification.1.ResourceType": "instance",
      "LaunchTemplateData.TagSpecification.1.Tag.1.Key": "Name",
      "LaunchTemplateData.TagSpecification.1.Tag.1.Value": "server",
      "TagSpecification.1.ResourceType": "launch-template",
      "TagSpecification.1.Tag.1.Key": "Organization",
      "TagSpecification.1.Tag.1.Value": "acme",
    });
    await call(amended, "CreateAutoScalingGroup", {
      MinSize: "0",
      MaxSize: "1",
      "LaunchTemplate.LaunchTemplateName": "fleet",
      "AvailabilityZones.member.1": "us-east-1a",
      DefaultInstanceWarmup: "60",
      MaxInstanceLifetime: "604800",
    });
  });

  it("shows a template's own tags as the template's, not as its instances'", async () => {
    const versions = { Action: "DescribeLaunchTemplateVersions", Version: "2016-11-15" };
    const parameters = { ...versions, LaunchTemplateName: "fleet" };
    const { amended, alone } = servers();
    expect(await query(alone, "ec2", parameters)).toContain("<resourceType>launch-template<");
    const data = elementIn(await query(amended, "ec2", parameters), "launchTemplateData") ?? "";
    expect(data).not.toContain("launch-template");
    expect(data).toContain("<key>Name</key><value>server</value>");
  });

  it("keeps a group's warm-up and the longest life of its instances, until they are taken away", async () => {
    const { amended, alone } = servers();
    const action = "DescribeAutoScalingGroups";
    expect(await find(alone, action, "AutoScalingGroups")).not.toContain("DefaultInstanceWarmup");
    const group = await find(amended, action, "AutoScalingGroups");
    expect(group).toContain("<DefaultInstanceWarmup>60</DefaultInstanceWarmup>");
    expect(group).toContain("<MaxInstanceLifetime>604800</MaxInstanceLifetime>");

    await call(amended, "UpdateAutoScalingGroup", { MaxInstanceLifetime: "0" });
    const changed = await find(amended, action, "AutoScalingGroups");
    expect(changed).toContain("<DefaultInstanceWarmup>60</DefaultInstanceWarmup>");
    expect(changed).not.toContain("MaxInstanceLifetime");
  });

  it("says whether a policy is enabled, and makes no predictive one of it", async () => {
    const { amended, alone } = servers();
    const policy = { AdjustmentType: "ChangeInCapacity", ScalingAdjustment: "1" };
    await call(amended, "PutScalingPolicy", { ...policy, PolicyName: "on" });
    await call(amended, "PutScalingPolicy", { ...policy, PolicyName: "off", Enabled: "false" });
    const lost = await find(alone, "DescribePolicies", "ScalingPolicies");
    expect(lost).not.toContain("<Enabled>");
    expect(lost).toContain("PredictiveScalingConfiguration");
    const policies = await find(amended, "DescribePolicies", "ScalingPolicies");
    expect(policies).toContain("<PolicyName>on</PolicyName><Enabled>true</Enabled>");
    expect(policies).toContain("<PolicyName>off</PolicyName><Enabled>false</Enabled>");
    expect(policies).not.toContain("PredictiveScalingConfiguration");
  });

  it("has no queue in a lifecycle hook but the one that it was made with", async () => {
    const { amended, alone } = servers();
    const hook = { LifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" };
    await call(amended, "PutLifecycleHook", { ...hook, LifecycleHookName: "plain" });
    const queue = "arn:aws:sqs:us-east-1:111111111111:hooks";
    await call(amended, "PutLifecycleHook", {
      ...hook,
      LifecycleHookName: "told",
      NotificationTargetARN: queue,
    });
    expect(await find(alone, "DescribeLifecycleHooks", "LifecycleHooks")).toContain("my-queue");
    const hooks = await find(amended, "DescribeLifecycleHooks", "LifecycleHooks");
    expect(hooks).not.toMatch(/my-queue|my-auto-scaling-role/);
    expect(hooks.match(/<NotificationTargetARN>/g)).toHaveLength(1);
    expect(hooks).toContain(`<NotificationTargetARN>${queue}<`);
  });
});
