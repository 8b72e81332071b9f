import { signedCall } from "../../runner/aws/signed-call";
import { notifications } from "../../runner/recover/lookups/notifications";
import { describeWithMoto, makeTopic, output } from "../support/emulator";

const SETTINGS = {
  region: "us-east-1",
  credentials: { accessKeyId: "EMULATED111111111111", secretAccessKey: "emulated" },
};

describeWithMoto("a signed call", (emulator) => {
  const before = process.env.AWS_ENDPOINT_URL;
  const ask = (service: string, operation: string, input: Record<string, unknown>) =>
    output(emulator(), { service, operation, input });

  beforeAll(async () => {
    process.env.AWS_ENDPOINT_URL = emulator().url;
    await makeTopic(emulator(), "news");
    await ask("codecommit", "CreateRepository", { repositoryName: "storefront" });
  });
  afterAll(() => {
    if (before === undefined) delete process.env.AWS_ENDPOINT_URL;
    else process.env.AWS_ENDPOINT_URL = before;
  });

  it("finds notification rules, each with its name and tags", async () => {
    const rule = (Name: string) => ({
      Name,
      Resource: "arn:aws:codecommit:us-east-1:111111111111:storefront",
      DetailType: "FULL",
      EventTypeIds: ["codecommit-repository-pull-request-created"],
      Targets: [{ TargetType: "SNS", TargetAddress: "arn:aws:sns:us-east-1:111111111111:news" }],
      Tags: { "slipway-organization": "acme" },
    });
    const { Arn } = await ask("codestar-notifications", "CreateNotificationRule", rule("storefront-acme"));
    await ask("codestar-notifications", "CreateNotificationRule", rule("other"));
    const seen = await notifications.aws_codestarnotifications_notification_rule?.list(SETTINGS);
    expect(seen).toHaveLength(2);
    expect(seen).toContainEqual({
      id: Arn,
      tags: { "slipway-organization": "acme" },
      values: { name: "storefront-acme" },
    });
  });

  it("ends in AWS's error by its name", async () => {
    const question = {
      service: "codestar-notifications",
      path: "/describeNotificationRule",
      body: { Arn: "arn:aws:codestar-notifications:us-east-1:111111111111:notificationrule/0" },
    };
    await expect(signedCall(SETTINGS, question)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it("is refused without an account's key", async () => {
    const foreign = { ...SETTINGS, credentials: { accessKeyId: "AKIA", secretAccessKey: "" } };
    const question = { service: "codestar-notifications", path: "/listNotificationRules", body: {} };
    await expect(signedCall(foreign, question)).rejects.toThrow();
  });
});
