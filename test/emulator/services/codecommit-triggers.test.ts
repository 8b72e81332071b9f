import { call, describeWithMoto, makeTopic, output, query, send } from "../../support/emulator";

const service = "codecommit";
const TOPIC = "arn:aws:sns:us-east-1:111111111111:pushes";

describeWithMoto("CodeCommit", (emulator) => {
  const attempt = (operation: string, input: object) =>
    call(emulator(), { service, operation, input: { ...input } });
  const make = (operation: string, input: object) =>
    output(emulator(), { service, operation, input: { ...input } });

  it("keeps triggers for topics and functions, with what AWS fills in", async () => {
    await makeTopic(emulator(), "pushes");
    const destinationArn = await makeFunction();
    const repositoryName = "triggers";
    await make("CreateRepository", { repositoryName });
    const triggers = [
      { name: "topic", destinationArn: TOPIC, events: ["all"] },
      {
        name: "function",
        destinationArn,
        events: ["createReference", "deleteReference"],
        branches: ["main"],
        customData: "x",
      },
    ];
    const { configurationId } = await make("PutRepositoryTriggers", { repositoryName, triggers });
    expect(await make("GetRepositoryTriggers", { repositoryName })).toEqual({
      configurationId,
      triggers: [{ ...triggers[0], branches: [], customData: "" }, triggers[1]],
    });
    await make("PutRepositoryTriggers", { repositoryName, triggers: [] });
    expect((await make("GetRepositoryTriggers", { repositoryName })).triggers).toEqual([]);
  });

  const destination = "InvalidRepositoryTriggerDestinationArnException";
  it.each([
    ["for a topic that doesn't exist", { destinationArn: `${TOPIC}-2` }, destination],
    [
      "for a function that doesn't exist",
      { destinationArn: "arn:aws:lambda:us-east-1:111111111111:function:none" },
      destination,
    ],
    ["for a queue", { destinationArn: "arn:aws:sqs:us-east-1:111111111111:pushes" }, destination],
    ["for no ARN", { destinationArn: "pushes" }, destination],
    [
      "for a topic in another region",
      { destinationArn: TOPIC.replace("us-east-1", "eu-west-1") },
      "InvalidRepositoryTriggerRegionException",
    ],
    ["without events", { events: [] }, "RepositoryTriggerEventsListRequiredException"],
    ["on all and more", { events: ["all", "createReference"] }, "InvalidRepositoryTriggerEventsException"],
    ["on what isn't an event", { events: ["push"] }, "ValidationException"],
    ["for eleven branches", { branches: Array(11).fill("main") }, "MaximumBranchesExceededException"],
    ["with long data", { customData: "x".repeat(1001) }, "InvalidRepositoryTriggerCustomDataException"],
  ])("refuses a trigger %s", async (_what, change, code) => {
    await makeTopic(emulator(), "pushes");
    await attempt("CreateRepository", { repositoryName: "refused" });
    const trigger = { name: "t", destinationArn: TOPIC, events: ["all"], ...change };
    const input = { repositoryName: "refused", triggers: [trigger] };
    expect(await attempt("PutRepositoryTriggers", input)).toMatchObject({ status: 400, error: code });
  });

  it("refuses eleven triggers", async () => {
    await attempt("CreateRepository", { repositoryName: "refused" });
    const triggers = Array.from({ length: 11 }, (_, index) => ({
      name: `t-${index}`,
      destinationArn: TOPIC,
      events: ["all"],
    }));
    expect(await attempt("PutRepositoryTriggers", { repositoryName: "refused", triggers })).toMatchObject({
      error: "MaximumRepositoryTriggersExceededException",
    });
  });

  /** Makes a Lambda function and returns its ARN. */
  async function makeFunction(): Promise<string> {
    const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    const role = { Action: "CreateRole", Version: "2010-05-08", RoleName: "function" };
    await query(emulator(), "iam", { ...role, AssumeRolePolicyDocument: trust });
    const response = await send(emulator(), {
      service: "lambda",
      path: "/2015-03-31/functions",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        FunctionName: "pushes",
        Runtime: "nodejs20.x",
        Handler: "index.handler",
        Role: "arn:aws:iam::111111111111:role/function",
        Code: { ZipFile: EMPTY_ZIP },
      }),
    });
    if (!response.ok) throw new Error(await response.text());
    return "arn:aws:lambda:us-east-1:111111111111:function:pushes";
  }
});

/** A zip without files, in base64: an end of central directory record and nothing else. */
const EMPTY_ZIP = Buffer.from("PK\u0005\u0006".padEnd(22, "\0"), "latin1").toString("base64");
