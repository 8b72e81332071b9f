import { describeAmended, type Server } from "../../support/amended";
import { send } from "../../support/emulator";

const ACCOUNT = "arn:aws:iam::111111111111";
const OTHER = "arn:aws:iam::222222222222";

describeAmended("policies name whom there is:", (servers) => {
  const query = (service: string, Version: string, parameters: object) => async (server: Server) => {
    const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
    const body = new URLSearchParams({ Version, ...parameters }).toString();
    const response = await send(server, { service, headers, body });
    const text = await response.text();
    const [code, message] = ["Code", "Message"].map((name) =>
      new RegExp(`<${name}>(.*?)</${name}>`).exec(text)?.[1]?.replaceAll("&quot;", '"'),
    );
    return { status: response.status, ...(!response.ok && { code, message }) };
  };
  const json = (service: string, target: string, input: object) => async (server: Server) => {
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
    const response = await send(server, { service, headers, body: JSON.stringify(input) });
    const { __type: code, message } = JSON.parse((await response.text()) || "{}") ?? {};
    return { status: response.status, ...(!response.ok && { code, message }) };
  };
  const iam = (parameters: object) => query("iam", "2010-05-08", parameters);
  const sns = (parameters: object) => query("sns", "2010-03-31", parameters);
  const kms = (operation: string, input: object) => json("kms", `TrentService.${operation}`, input);
  const sqs = (operation: string, input: object) => json("sqs", `AmazonSQS.${operation}`, input);
  const ecr = (operation: string, input: object) =>
    json("ecr", `AmazonEC2ContainerRegistry_V20150921.${operation}`, input);

  const policy = (Action: string, ...names: readonly string[]) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: names }, Action }],
    });
  const trust = (...names: readonly string[]) => policy("sts:AssumeRole", ...names);
  let made = 0;

  const TRUST = ["MalformedPolicyDocument", `Invalid principal in policy: "AWS":"${ACCOUNT}:role/none"`];
  const KEY = [
    "MalformedPolicyDocumentException",
    "Policy contains a statement with one or more invalid principals.",
  ];
  const TOPIC = ["InvalidParameter", "Invalid parameter: Policy Error: PrincipalNotFound"];
  const QUEUE = ["InvalidAttributeValue", "Invalid value for the parameter Policy."];
  const IMAGES = [
    "InvalidParameterException",
    "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Principal not found'",
  ];
  const topicArn = "arn:aws:sns:us-east-1:111111111111:topic";
  const QueueUrl = "https://sqs.us-east-1.amazonaws.com/111111111111/queue";
  let keyId = "";

  type Write = (principal: string) => (server: Server) => Promise<object>;
  const WRITES: readonly (readonly [what: string, refusal: readonly string[], write: Write])[] = [
    [
      "a new role's trust",
      TRUST,
      (name) =>
        iam({ Action: "CreateRole", RoleName: `role-${++made}`, AssumeRolePolicyDocument: trust(name) }),
    ],
    [
      "a role's new trust",
      TRUST,
      (name) => iam({ Action: "UpdateAssumeRolePolicy", RoleName: "reader", PolicyDocument: trust(name) }),
    ],
    ["a new key's policy", KEY, (name) => kms("CreateKey", { Policy: policy("kms:Decrypt", name) })],
    [
      "a key's new policy",
      KEY,
      (name) =>
        kms("PutKeyPolicy", { KeyId: keyId, PolicyName: "default", Policy: policy("kms:Decrypt", name) }),
    ],
    [
      "a new topic's policy",
      TOPIC,
      (name) =>
        sns({
          Action: "CreateTopic",
          Name: `topic-${++made}`,
          "Attributes.entry.1.key": "DisplayName",
          "Attributes.entry.1.value": "Topic",
          "Attributes.entry.2.key": "Policy",
          "Attributes.entry.2.value": policy("sns:Publish", name),
        }),
    ],
    [
      "a topic's new policy",
      TOPIC,
      (name) =>
        sns({
          Action: "SetTopicAttributes",
          TopicArn: topicArn,
          AttributeName: "Policy",
          AttributeValue: policy("sns:Publish", name),
        }),
    ],
    [
      "a new queue's policy",
      QUEUE,
      (name) =>
        sqs("CreateQueue", { QueueName: `queue-${++made}`, Attributes: { Policy: policy("sqs:*", name) } }),
    ],
    [
      "a queue's new policy",
      QUEUE,
      (name) => sqs("SetQueueAttributes", { QueueUrl, Attributes: { Policy: policy("sqs:*", name) } }),
    ],
    [
      "a repository's policy",
      IMAGES,
      (name) => ecr("SetRepositoryPolicy", { repositoryName: "images", policyText: policy("ecr:*", name) }),
    ],
  ];

  beforeAll(async () => {
    const { amended } = servers();
    const reader = { Action: "CreateRole", RoleName: "reader", AssumeRolePolicyDocument: trust("*") };
    expect(await iam(reader)(amended)).toEqual({ status: 200 });
    expect(await sns({ Action: "CreateTopic", Name: "topic" })(amended)).toEqual({ status: 200 });
    expect(await sqs("CreateQueue", { QueueName: "queue" })(amended)).toEqual({ status: 200 });
    expect(await ecr("CreateRepository", { repositoryName: "images" })(amended)).toEqual({ status: 200 });
    const headers = {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "TrentService.CreateKey",
    };
    const key = await send(amended, { service: "kms", headers, body: "{}" });
    keyId = ((await key.json()) as { KeyMetadata: { KeyId: string } }).KeyMetadata.KeyId;
  });

  it.each(WRITES)("%s names a role that doesn't exist: refused", async (_what, [code, message], write) => {
    expect(await write(`${ACCOUNT}:role/none`)(servers().amended)).toEqual({ status: 400, code, message });
  });

  it.each(WRITES)("%s names a role, an account or everyone: accepted", async (_what, _refusal, write) => {
    for (const name of [`${ACCOUNT}:role/reader`, `${OTHER}:root`, "*"])
      expect(await write(name)(servers().amended)).toEqual({ status: 200 });
  });

  it.each(WRITES)("%s, because moto alone takes everyone", async (_what, _refusal, write) => {
    expect(await write(`${ACCOUNT}:role/none`)(servers().alone)).toEqual({ status: 200 });
  });

  it("services and identity providers aren't looked up", async () => {
    const Principal = {
      Service: "ecs-tasks.amazonaws.com",
      Federated: `${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
    };
    const Statement = [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    const role = { Action: "CreateRole", RoleName: "service", AssumeRolePolicyDocument };
    expect(await iam(role)(servers().amended)).toEqual({ status: 200 });
  });

  it("leaves to moto what is no policy", async () => {
    const trust = { Action: "UpdateAssumeRolePolicy", RoleName: "reader", PolicyDocument: "nobody" };
    const syntax = { code: "MalformedPolicyDocument", message: "Syntax errors in policy." };
    expect(await iam(trust)(servers().amended)).toMatchObject(syntax);
  });
});
