import { describeAmended } from "../../support/amended";
import { query, send } from "../../support/emulator";

const ACCOUNT = "arn:aws:iam::111111111111";
const OTHER = "222222222222";
const STATEMENT = {
  Effect: "Allow",
  Principal: { AWS: `${ACCOUNT}:root` },
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::guarded/*",
};

describeAmended("a bucket's policy", (servers) => {
  const put = async (document: unknown, server = servers().amended) => {
    const body = typeof document === "string" ? document : JSON.stringify(document);
    const response = await send(server, { service: "s3", method: "PUT", path: "/guarded?policy", body });
    const text = await response.text();
    return { status: response.status, ...refusalIn(text) };
  };
  const refusalIn = (text: string) => ({
    code: /<Code>(.*?)<\/Code>/.exec(text)?.[1],
    message: /<Message>(.*?)<\/Message>/.exec(text)?.[1],
  });
  const policy = (change: object) => ({ Version: "2012-10-17", Statement: [{ ...STATEMENT, ...change }] });
  const refused = (message: unknown) => ({ status: 400, code: "MalformedPolicy", message });

  beforeAll(async () => {
    await send(servers().amended, { service: "s3", method: "PUT", path: "/guarded" });
    const iam = (parameters: Record<string, string>, account?: string) =>
      query(servers().amended, "iam", { Version: "2010-05-08", ...parameters }, account);
    const trust = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    const role = { Action: "CreateRole", RoleName: "reader", AssumeRolePolicyDocument: trust };
    for (const account of ["111111111111", OTHER]) await iam(role, account);
    await iam({ Action: "CreateUser", UserName: "ann" });
  });

  it.each([
    ["no JSON at all", "Deny everything", /must be valid JSON and the first byte must be '\{'/],
    ["nothing", "", /must be valid JSON/],
    ["a list", "[]", /must be valid JSON/],
    ["half an object", '{"Statement":', "This policy contains invalid Json"],
    ["an empty object", "{}", "Missing required field Statement"],
    ["no statement", { Version: "2012-10-17" }, "Missing required field Statement"],
    ["an empty list of statements", { Statement: [] }, "Could not parse the policy: Statement is empty!"],
    ["a text for a statement", { Statement: ["allow"] }, "Missing required field Effect"],
    ["no effect", policy({ Effect: undefined }), "Missing required field Effect"],
    ["another effect", policy({ Effect: "Permit" }), "Invalid effect: Permit"],
    ["no principal", policy({ Principal: undefined }), "Missing required field Principal"],
    [
      "an empty principal",
      policy({ Principal: { AWS: [] } }),
      "Missing required field Principal cannot be empty!",
    ],
    ["no action", policy({ Action: undefined }), "Missing required field Action"],
    ["no resource", policy({ Resource: undefined }), "Missing required field Resource"],
    ["an empty list of resources", policy({ Resource: [] }), /Resource cannot be empty!/],
    [
      "a second statement without a resource",
      { Statement: [STATEMENT, { ...STATEMENT, Resource: undefined }] },
      "Missing required field Resource",
    ],
    ["more than 20 KB", policy({ Sid: "x".repeat(20 * 1024) }), /exceeds the maximum/],
  ])("is refused with %s", async (_what, document, message) => {
    const words = message instanceof RegExp ? expect.stringMatching(message) : message;
    expect(await put(document)).toEqual(refused(words));
  });

  it.each([
    `${ACCOUNT}:role/none`,
    `${ACCOUNT}:role/*`,
    `${ACCOUNT}:role/path/reader`,
    `${ACCOUNT}:user/none`,
    `${ACCOUNT}:group/reader`,
    `arn:aws:iam::${OTHER}:role/none`,
    `arn:aws:iam::${OTHER}:user/ann`,
    "arn:aws:iam::1111:root",
    "1111",
    "reader",
  ])("is refused with the principal %s, which doesn't exist", async (name) => {
    const invalid = refused("Invalid principal in policy");
    expect(await put(policy({ Principal: { AWS: name } }))).toEqual(invalid);
    expect(await put(policy({ Principal: { AWS: [`${ACCOUNT}:root`, name] } }))).toEqual(invalid);
    const everyoneElse = { Effect: "Deny", Principal: undefined, NotPrincipal: { AWS: name } };
    expect(await put({ Statement: [STATEMENT, ...policy(everyoneElse).Statement] })).toEqual(invalid);
  });

  it("is refused with a principal outside an object", async () => {
    expect(await put(policy({ Principal: `${ACCOUNT}:root` }))).toEqual(
      refused("Invalid principal in policy"),
    );
  });

  it.each([
    "*",
    { AWS: "*" },
    { AWS: "111111111111" },
    { AWS: [`${ACCOUNT}:root`, `arn:aws:iam::${OTHER}:root`] },
    { AWS: [`${ACCOUNT}:role/reader`, `arn:aws:iam::${OTHER}:role/reader`, `${ACCOUNT}:user/ann`] },
    { AWS: "arn:aws:sts::111111111111:assumed-role/reader/session" },
    { Service: "cloudfront.amazonaws.com" },
  ])("is accepted with the principal %j", async (Principal) => {
    expect(await put(policy({ Principal }))).toMatchObject({ status: 204 });
  });

  it("is accepted with one statement, with Not… for each field, and up to 20 KB without its spaces", async () => {
    expect(await put({ Statement: STATEMENT })).toMatchObject({ status: 204 });
    const { Action: NotAction, Resource: NotResource } = STATEMENT;
    const others = { Effect: "Deny", NotPrincipal: { AWS: `${ACCOUNT}:root` }, NotAction, NotResource };
    expect(await put({ Statement: [others] })).toMatchObject({ status: 204 });
    const spaced = JSON.stringify(policy({}), undefined, 2).replace("{", `{${" ".repeat(20 * 1024)}`);
    expect(await put(spaced)).toMatchObject({ status: 204 });
  });

  it("keeps nothing of what it refused", async () => {
    await put(policy({}));
    await put(policy({ Principal: { AWS: `${ACCOUNT}:role/none` } }));
    const kept = await send(servers().amended, { service: "s3", method: "GET", path: "/guarded?policy" });
    expect(await kept.json()).toEqual(policy({}));
  });

  it("because moto alone takes every principal", async () => {
    const document = policy({ Principal: { AWS: `${ACCOUNT}:role/none` } });
    expect(await put(document, servers().alone)).toMatchObject({ status: 200 });
    await send(servers().alone, { service: "s3", method: "DELETE", path: "/guarded?policy" });
  });
});
