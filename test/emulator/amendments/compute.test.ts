import { describeAmended, jsonCall, restCall, type Server } from "../../support/amended";
import { query, send } from "../../support/emulator";

const ECS = "AmazonEC2ContainerServiceV20141113";

describeAmended("of what runs code, moto forgets a part:", (servers) => {
  describe("ECS services", () => {
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

    it("have a capacity provider strategy or a launch type, never both", async () => {
      const { amended, alone } = servers();
      const input = { cluster: "shop", serviceName: "spot", taskDefinition: "shop", desiredCount: 0 };
      const capacityProviderStrategy = [{ capacityProvider: "FARGATE_SPOT", weight: 1, base: 0 }];
      await ecs(amended, "CreateService", { ...input, capacityProviderStrategy });
      expect(await read(alone, "spot")).toMatchObject({ services: [{ launchType: "EC2" }] });
      const { services } = (await read(amended, "spot")) as { services: object[] };
      expect(services).toMatchObject([{ capacityProviderStrategy }]);
      expect(services[0]).not.toHaveProperty("launchType");
      // As the provider sends a service that has none.
      const none = {
        ...input,
        serviceName: "on-demand",
        launchType: "FARGATE",
        capacityProviderStrategy: [],
      };
      await ecs(amended, "CreateService", none);
      expect(await read(amended, "on-demand")).toMatchObject({ services: [{ launchType: "FARGATE" }] });
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

  describe("Lambda functions", () => {
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
      const SnapStart = { ApplyOn: "PublishedVersions" };
      const settings = { DeadLetterConfig, LoggingConfig, SnapStart };
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

  describe("queues and keys", () => {
    it("give a redrive policy back without spaces", async () => {
      const sqs = (operation: string, input: object, server = servers().amended) =>
        jsonCall(server, "sqs", `AmazonSQS.${operation}`, input);
      const { QueueUrl } = (await sqs("CreateQueue", { QueueName: "work" })) as { QueueUrl: string };
      await sqs("CreateQueue", { QueueName: "failed" });
      const RedrivePolicy = JSON.stringify({
        deadLetterTargetArn: "arn:aws:sqs:us-east-1:111111111111:failed",
        maxReceiveCount: 3,
      });
      await sqs("SetQueueAttributes", { QueueUrl, Attributes: { RedrivePolicy } });
      const input = { QueueUrl, AttributeNames: ["All"] };
      const lost = await sqs("GetQueueAttributes", input, servers().alone);
      expect(lost).not.toMatchObject({ Attributes: { RedrivePolicy } });
      expect(await sqs("GetQueueAttributes", input)).toMatchObject({ Attributes: { RedrivePolicy } });
    });

    it("say of a key of several regions which is the first", async () => {
      const kms = (operation: string, input: object, server = servers().amended) =>
        jsonCall(server, "kms", `TrentService.${operation}`, input);
      const made = (await kms("CreateKey", { MultiRegion: true })) as { KeyMetadata: { KeyId: string } };
      const KeyId = made.KeyMetadata.KeyId;
      await kms("ReplicateKey", { KeyId, ReplicaRegion: "us-west-2" });
      const type = (MultiRegionKeyType: string) => ({
        KeyMetadata: { MultiRegionConfiguration: { MultiRegionKeyType } },
      });
      // moto takes the first for a replica once somebody has looked at the other.
      const other = {
        service: "kms",
        region: "us-west-2",
        body: JSON.stringify({ KeyId }),
      };
      const headers = {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "TrentService.DescribeKey",
      };
      expect(await (await send(servers().amended, { ...other, headers })).json()).toMatchObject(
        type("REPLICA"),
      );
      expect(await kms("DescribeKey", { KeyId }, servers().alone)).toMatchObject(type("REPLICA"));
      expect(await kms("DescribeKey", { KeyId })).toMatchObject(type("PRIMARY"));
    });
  });
});
