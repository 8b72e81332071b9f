import { describeAmended } from "../../support/amended";
import { send } from "../../support/emulator";

const XMLNS = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';
const NOTIFICATION = `<NotificationConfiguration ${XMLNS}><EventBridgeConfiguration/></NotificationConfiguration>`;
const REPLICATION =
  `<ReplicationConfiguration ${XMLNS}><Role>arn:aws:iam::111111111111:role/replication</Role><Rule><ID>all</ID>` +
  "<Priority>0</Priority><Status>Enabled</Status><Filter><Prefix></Prefix></Filter>" +
  "<SourceSelectionCriteria><SseKmsEncryptedObjects><Status>Enabled</Status></SseKmsEncryptedObjects></SourceSelectionCriteria>" +
  "<DeleteMarkerReplication><Status>Disabled</Status></DeleteMarkerReplication>" +
  "<Destination><Bucket>arn:aws:s3:::copies</Bucket></Destination></Rule></ReplicationConfiguration>";
const LIFECYCLE =
  `<LifecycleConfiguration ${XMLNS}><Rule><ID>expire</ID><Status>Enabled</Status><Filter></Filter>` +
  "<NoncurrentVersionExpiration><NewerNoncurrentVersions>3</NewerNoncurrentVersions><NoncurrentDays>7</NoncurrentDays>" +
  "</NoncurrentVersionExpiration></Rule></LifecycleConfiguration>";
const logging = (target: string) =>
  `<BucketLoggingStatus ${XMLNS}><LoggingEnabled><TargetBucket>${target}</TargetBucket><TargetPrefix>s3/</TargetPrefix></LoggingEnabled></BucketLoggingStatus>`;
const TLS_ONLY = (bucket: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });

describeAmended("documents of buckets", (servers) => {
  const call = async (method: string, path: string, body = "", server = servers().amended) => {
    const response = await send(server, { service: "s3", method, path, body });
    return { status: response.status, text: await response.text() };
  };

  it("keeps a policy with a conditional Deny as it came, and objects can still be used", async () => {
    await call("PUT", "/guarded");
    const policy = TLS_ONLY("guarded");
    expect(await call("PUT", "/guarded?policy", policy)).toEqual({ status: 204, text: "" });
    expect(await call("GET", "/guarded?policy")).toEqual({ status: 200, text: policy });
    expect(await call("PUT", "/guarded/state", "content")).toMatchObject({ status: 200 });
    expect(await call("GET", "/guarded/state")).toEqual({ status: 200, text: "content" });
    expect(await call("DELETE", "/guarded?policy")).toMatchObject({ status: 204 });
    expect(await call("GET", "/guarded?policy")).toMatchObject({
      status: 404,
      text: expect.stringContaining("<Code>NoSuchBucketPolicy</Code>"),
    });
  });

  it("because moto alone would refuse every call from then on", async () => {
    await call("PUT", "/locked");
    await call("PUT", "/locked?policy", TLS_ONLY("locked"), servers().alone);
    expect(await call("PUT", "/locked/state", "content", servers().alone)).toMatchObject({ status: 403 });
  });

  it.each([
    ["notification", NOTIFICATION, "<EventBridgeConfiguration/>"],
    ["replication", REPLICATION, "<SseKmsEncryptedObjects>"],
    ["lifecycle", LIFECYCLE, "<NewerNoncurrentVersions>"],
  ])("keeps a %s configuration, of which moto alone loses a part", async (subresource, document, part) => {
    const bucket = `/kept-${subresource}`;
    await call("PUT", bucket);
    await call("PUT", "/copies");
    const versions = `<VersioningConfiguration ${XMLNS}><Status>Enabled</Status></VersioningConfiguration>`;
    await call("PUT", `${bucket}?versioning`, versions);
    for (const server of [servers().alone, servers().amended])
      expect(await call("PUT", `${bucket}?${subresource}`, document, server)).toMatchObject({ status: 200 });
    const lost = await call("GET", `${bucket}?${subresource}`, "", servers().alone);
    expect(lost.text).not.toContain(part);
    expect(await call("GET", `${bucket}?${subresource}`)).toEqual({ status: 200, text: document });
  });

  it("takes access logs for a bucket whose policy moto hasn't got", async () => {
    await call("PUT", "/logged");
    await call("PUT", "/logs");
    const document = logging("logs");
    expect(await call("PUT", "/logged?logging", document, servers().alone)).toMatchObject({ status: 400 });
    expect(await call("PUT", "/logged?logging", document)).toMatchObject({ status: 200 });
    expect(await call("GET", "/logged?logging")).toEqual({ status: 200, text: document });
  });

  it("takes access logs into no bucket of another account", async () => {
    await call("PUT", "/logged");
    await send(servers().amended, { service: "s3", method: "PUT", path: "/theirs", account: "222222222222" });
    expect(await call("PUT", "/logged?logging", logging("theirs"))).toMatchObject({
      status: 400,
      text: expect.stringContaining("<Code>InvalidTargetBucketForLogging</Code>"),
    });
  });

  it.each([
    ["PUT", "/none?policy", TLS_ONLY("none"), 404, "NoSuchBucket"],
    ["GET", "/none?policy", "", 404, "NoSuchBucket"],
    ["PUT", "/none?notification", NOTIFICATION, 404, "NoSuchBucket"],
    ["PUT", "/there?policy", "Deny everything", 400, "MalformedPolicy"],
    ["GET", "/there?policy", "", 404, "NoSuchBucketPolicy"],
    ["GET", "/there?replication", "", 404, "ReplicationConfigurationNotFoundError"],
    ["PUT", "/there?logging", logging("none"), 400, "InvalidTargetBucketForLogging"],
    ["PUT", "/there?replication", REPLICATION, 400, "InvalidRequest"],
    ["GET", "/there?lifecycle", "", 404, "NoSuchLifecycleConfiguration"],
    [
      "PUT",
      "/there?lifecycle",
      LIFECYCLE.replace("<NoncurrentDays>7</NoncurrentDays>", ""),
      400,
      "MalformedXML",
    ],
  ])("answers %s %s as AWS does", async (method, path, body, status, code) => {
    await call("PUT", "/there");
    await call("PUT", "/copies");
    const answer = await call(method, path, body);
    expect({ ...answer, text: /<Code>(.*?)<\/Code>/.exec(answer.text)?.[1] }).toEqual({ status, text: code });
  });

  it("deletes a configuration", async () => {
    await call("PUT", "/emptied");
    await call("PUT", "/emptied?lifecycle", LIFECYCLE);
    await call("DELETE", "/emptied?lifecycle");
    expect(await call("GET", "/emptied?lifecycle")).toMatchObject({ status: 404 });
  });

  it("keeps nothing of what it refused", async () => {
    await call("PUT", "/there");
    await call("PUT", "/there?policy", "Deny everything");
    expect(await call("GET", "/there?policy")).toMatchObject({ status: 404 });
  });

  it.each(["notification", "logging"])(
    "has no %s configuration at first: an empty document",
    async (name) => {
      await call("PUT", "/fresh");
      const answer = await call("GET", `/fresh?${name}`);
      expect(answer.status).toBe(200);
      expect(answer.text).toMatch(/^<\w+ xmlns="http:\/\/s3.amazonaws.com\/doc\/2006-03-01\/"\/>$/);
    },
  );

  it("forgets the documents of a bucket that is deleted", async () => {
    await call("PUT", "/brief");
    await call("PUT", "/brief?policy", TLS_ONLY("brief"));
    await call("PUT", "/brief?notification", NOTIFICATION);
    await call("PUT", "/brief?lifecycle", LIFECYCLE);
    expect(await call("DELETE", "/brief")).toMatchObject({ status: 204 });
    expect(await call("GET", "/brief?policy")).toMatchObject({
      text: expect.stringContaining("NoSuchBucket<"),
    });
    await call("PUT", "/brief");
    expect(await call("GET", "/brief?policy")).toMatchObject({ status: 404 });
    expect((await call("GET", "/brief?notification")).text).not.toContain("EventBridge");
    expect(await call("GET", "/brief?lifecycle")).toMatchObject({ status: 404 });
  });
});
