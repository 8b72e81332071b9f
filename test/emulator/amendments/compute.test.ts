import { describeAmended, elementIn, jsonCall, restCall, type Server } from "../../support/amended";
import { query } from "../../support/emulator";

const ECS = "AmazonEC2ContainerServiceV20141113";

describeAmended("ECS services, of which moto forgets a part,", (servers) => {
  const ecs = (server: Server, operation: string, input: object) =>
    jsonCall(server, "ecs", `${ECS}.${operation}`, input);
  const settings = {
    availabilityZoneRebalancing: "ENABLED",
    enableECSManagedTags: true,
    enableExecuteCommand: true,
    healthCheckGracePeriodSeconds: 60,
  };
  const read = (server: Server, name: string) =>
    ecs(server, "DescribeServices", { cluster: "shop", services: [name] });

  beforeAll(async () => {
    const { amended } = servers();
    await ecs(amended, "CreateCluster", { clusterName: "shop" });
    const containerDefinitions = [{ name: "app", image: "app", memory: 128 }];
    await ecs(amended, "RegisterTaskDefinition", { family: "shop", containerDefinitions });
  });

  it("are given back whole", async () => {
    const { amended, alone } = servers();
    const input = { cluster: "shop", serviceName: "kept", taskDefinition: "shop", desiredCount: 1 };
    const made = await ecs(amended, "CreateService", { ...input, ...settings });
    expect(made).toMatchObject({ service: settings });
    expect(await read(alone, "kept")).not.toMatchObject({ services: [settings] });
    expect(await read(amended, "kept")).toMatchObject({ services: [{ serviceName: "kept", ...settings }] });
  });

  it("change in what an update names, and begin anew when they are made again", async () => {
    const { amended } = servers();
    const input = { cluster: "shop", serviceName: "changed", taskDefinition: "shop", desiredCount: 0 };
    await ecs(amended, "CreateService", { ...input, ...settings });
    const change = { cluster: "shop", service: "changed", healthCheckGracePeriodSeconds: 120 };
    await ecs(amended, "UpdateService", change);
    expect(await read(amended, "changed")).toMatchObject({
      services: [{ ...settings, healthCheckGracePeriodSeconds: 120 }],
    });
    await ecs(amended, "DeleteService", { cluster: "shop", service: "changed", force: true });
    const again = await ecs(amended, "CreateService", input);
    expect(again).not.toMatchObject({ service: { enableExecuteCommand: true } });
  });
});

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

describeAmended("scalable targets, whose tags moto doesn't know,", (servers) => {
  const call = async (operation: string, input: object, server = servers().amended) =>
    jsonCall(server, "application-autoscaling", `AnyScaleFrontendService.${operation}`, input);

  it("are given back with their tags", async () => {
    const target = {
      ServiceNamespace: "dynamodb",
      ResourceId: "table/orders",
      ScalableDimension: "dynamodb:table:ReadCapacityUnits",
      MinCapacity: 1,
      MaxCapacity: 2,
    };
    const made = await call("RegisterScalableTarget", { ...target, Tags: { Service: "storefront", a: "1" } });
    const { ScalableTargetARN: ResourceARN } = made as { ScalableTargetARN: string };
    await expect(call("ListTagsForResource", { ResourceARN }, servers().alone)).rejects.toThrow();
    await call("TagResource", { ResourceARN, Tags: { b: "2" } });
    await call("UntagResource", { ResourceARN, TagKeys: ["a"] });
    const Tags = { Service: "storefront", b: "2" };
    expect(await call("ListTagsForResource", { ResourceARN })).toEqual({ Tags });
  });
});

describeAmended("Lambda functions, of which moto forgets a part,", (servers) => {
  const FUNCTIONS = "/2015-03-31/functions";
  const call = async (method: string, path: string, content?: object, server = servers().amended) =>
    JSON.parse(await restCall(server, "lambda", method, `${FUNCTIONS}${path}`, content));
  const DeadLetterConfig = { TargetArn: "arn:aws:sns:us-east-1:111111111111:failed" };
  const code = {
    Runtime: "nodejs20.x",
    Handler: "index.handler",
    Role: "arn:aws:iam::111111111111:role/function",
    Code: { ZipFile: Buffer.from("PK\u0005\u0006".padEnd(22, "\0"), "latin1").toString("base64") },
  };

  beforeAll(async () => {
    const role = { Action: "CreateRole", Version: "2010-05-08", RoleName: "function" };
    const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    await query(servers().amended, "iam", { ...role, AssumeRolePolicyDocument: trust });
  });

  it("are given back with their dead-letter queue and logging, as whole functions and as configurations", async () => {
    const LoggingConfig = { LogFormat: "JSON", LogGroup: "/acme" };
    const settings = { DeadLetterConfig, LoggingConfig };
    const made = await call("POST", "", { FunctionName: "kept", ...code, ...settings });
    expect(made).toMatchObject({ FunctionName: "kept", ...settings });
    expect(await call("GET", "/kept", undefined, servers().alone)).not.toMatchObject({
      Configuration: settings,
    });
    expect(await call("GET", "/kept")).toMatchObject({ Configuration: settings });
    expect(await call("GET", "/kept/configuration")).toMatchObject(settings);
    expect(await call("POST", "/kept/versions", {})).toMatchObject({ Version: "1", ...settings });
    expect(await call("GET", "/kept?Qualifier=1")).toMatchObject({ Configuration: settings });
    expect(await call("GET", "/kept/versions")).toMatchObject({ Versions: [settings, settings] });
  });

  it("log as text by default, and change", async () => {
    await call("POST", "", { FunctionName: "plain", ...code });
    const plain = await call("GET", "/plain/configuration");
    expect(plain.LoggingConfig).toEqual({ LogFormat: "Text", LogGroup: "/aws/lambda/plain" });
    expect(plain).not.toHaveProperty("DeadLetterConfig");
    await call("PUT", "/plain/configuration", { DeadLetterConfig });
    expect(await call("GET", "/plain/configuration")).toMatchObject({ DeadLetterConfig });
    await call("PUT", "/plain/configuration", { DeadLetterConfig: { TargetArn: "" } });
    expect(await call("GET", "/plain/configuration")).not.toHaveProperty("DeadLetterConfig");
  });
});
