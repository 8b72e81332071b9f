/** Asking moto what exists, in the name of an account: what the layer's own services refer to lives there. */
import { keysOf } from "./accounts";
import type { JsonObject } from "./json";
import type { Forward, Reply, Request } from "./request";

/** Calls to the services that moto keeps. */
export class Aws {
  constructor(
    private readonly forward: Forward,
    readonly accountId: string,
    readonly region: string,
  ) {}

  /** A call in the query protocol (IAM, SNS, EC2, …). */
  query(service: string, parameters: Readonly<Record<string, string>>): Promise<Reply> {
    return this.#send(
      service,
      { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
      new URLSearchParams(parameters).toString(),
    );
  }

  /** A call in the JSON protocol (ECS, KMS, …). `target` such as `TrentService.DescribeKey`. */
  json(service: string, target: string, input: JsonObject): Promise<Reply> {
    return this.#send(
      service,
      { "content-type": "application/x-amz-json-1.1", "x-amz-target": target },
      JSON.stringify(input),
    );
  }

  /** Whether the role exists, in whichever account its ARN names. */
  hasRole(roleArn: string): Promise<boolean> {
    return this.#hasIdentity("Role", roleArn);
  }

  /** Whether the user exists, in whichever account its ARN names. */
  hasUser(userArn: string): Promise<boolean> {
    return this.#hasIdentity("User", userArn);
  }

  async #hasIdentity(kind: "Role" | "User", arn: string): Promise<boolean> {
    const [, , service, , accountId, resource = ""] = arn.split(":");
    if (service !== "iam" || !accountId || !resource.startsWith(`${kind.toLowerCase()}/`)) return false;
    const there = new Aws(this.forward, accountId, this.region);
    const name = resource.slice(resource.lastIndexOf("/") + 1);
    const parameters = { Action: `Get${kind}`, Version: "2010-05-08", [`${kind}Name`]: name };
    const reply = await there.query("iam", parameters);
    return reply.status === 200 && reply.body.toString("utf8").includes(`<Arn>${arn}</Arn>`);
  }

  /** Whether the bucket exists, in whichever account. */
  async hasBucket(bucket: string): Promise<boolean> {
    const reply = await this.#send("s3", {}, "", { method: "HEAD", path: `/${bucket}` });
    return reply.status < 300 || reply.status === 403;
  }

  /** Whether the topic exists, in whichever account. */
  async hasTopic(topicArn: string): Promise<boolean> {
    const [, , , region = this.region, accountId = this.accountId] = topicArn.split(":");
    const there = new Aws(this.forward, accountId, region);
    const reply = await there.query("sns", {
      Action: "GetTopicAttributes",
      Version: "2010-03-31",
      TopicArn: topicArn,
    });
    return reply.status === 200;
  }

  /** Whether the key exists, by id, ARN or alias. */
  async hasKey(key: string): Promise<boolean> {
    const [, , , region = this.region, accountId = this.accountId] = key.split(":");
    const there = new Aws(this.forward, accountId, region);
    const reply = await there.json("kms", "TrentService.DescribeKey", { KeyId: key });
    return reply.status === 200;
  }

  /** Whether the Lambda function exists, in whichever account. */
  async hasFunction(functionArn: string): Promise<boolean> {
    const [, , , region = this.region, accountId = this.accountId, , name = ""] = functionArn.split(":");
    const there = new Aws(this.forward, accountId, region);
    const path = `/2015-03-31/functions/${encodeURIComponent(name)}`;
    const reply = await there.#send("lambda", {}, "", { method: "GET", path });
    return reply.status === 200;
  }

  #send(
    service: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    { method, path } = { method: "POST", path: "/" },
  ): Promise<Reply> {
    const { accountId, region } = this;
    const buffer = Buffer.from(body);
    const request: Request = {
      method,
      path,
      headers: {
        ...headers,
        host: `${service}.${region}.amazonaws.com`,
        "content-length": String(buffer.length),
        authorization: authorization(accountId, region, service),
      },
      body: buffer,
      accountId,
      region,
      service,
      action: "",
    };
    return this.forward(request);
  }
}

/** moto reads region and service from a signature, and doesn't check it. */
function authorization(accountId: string, region: string, service: string): string {
  const scope = `${keysOf(accountId).accessKeyId}/20260101/${region}/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
}
