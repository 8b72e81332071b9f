import { describeAmended } from "../../support/amended";
import { send } from "../../support/emulator";

const OWNER = "111111111111";
const OTHER = "222222222222";

describeAmended("buckets belong to one account:", (servers) => {
  const call = async (
    method: string,
    path: string,
    { account = OWNER, headers = {}, body = "", server = servers().amended } = {},
  ) => {
    const response = await send(server, { service: "s3", method, path, body, headers, account });
    return { status: response.status, text: await response.text() };
  };
  const expecting = (account: string) => ({ "x-amz-expected-bucket-owner": account });

  it.each([{}, expecting(OWNER)])("the owner may do anything, with headers %j", async (headers) => {
    await call("PUT", "/owned");
    expect(await call("HEAD", "/owned", { headers })).toMatchObject({ status: 200 });
    expect(await call("GET", "/owned?versioning", { headers })).toMatchObject({ status: 200 });
    expect(await call("PUT", "/owned/state", { headers, body: "kept" })).toMatchObject({ status: 200 });
    expect(await call("GET", "/owned/state", { headers })).toEqual({ status: 200, text: "kept" });
    expect(await call("GET", "/owned?policy", { headers })).toMatchObject({
      status: 404,
      text: expect.stringContaining("<Code>NoSuchBucketPolicy</Code>"),
    });
  });

  it.each([
    ["HEAD", "/theirs"],
    ["GET", "/theirs"],
    ["GET", "/theirs?list-type=2&prefix="],
    ["GET", "/theirs?versioning"],
    ["GET", "/theirs?policy"],
    ["PUT", "/theirs?policy"],
    ["PUT", "/theirs?notification"],
    ["GET", "/theirs?lifecycle"],
    ["DELETE", "/theirs?policy"],
    ["POST", "/theirs?delete"],
    ["GET", "/theirs/state"],
    ["HEAD", "/theirs/state"],
    ["PUT", "/theirs/state"],
    ["PUT", "/theirs/state.tflock"],
    ["DELETE", "/theirs/state"],
    ["DELETE", "/theirs"],
    ["DELETE", "/theirs/"],
  ])("another account's %s %s is denied, either way, and changes nothing", async (method, path) => {
    for (const [owner, other] of [
      [OWNER, OTHER],
      [OTHER, OWNER],
    ] as const) {
      const name = `theirs-${owner}`;
      await call("PUT", `/${name}`, { account: owner });
      await call("PUT", `/${name}/state`, { account: owner, body: "kept" });
      const place = path.replace("theirs", name);
      for (const headers of [{}, expecting(other), expecting(owner)]) {
        const answer = await call(method, place, { account: other, headers });
        const text = method === "HEAD" ? "" : expect.stringContaining("<Code>AccessDenied</Code>");
        expect(answer).toEqual({ status: 403, text });
      }
      expect(await call("GET", `/${name}/state`, { account: owner })).toEqual({ status: 200, text: "kept" });
    }
  });

  it("a call that expects another owner than the caller, who has the bucket, is denied", async () => {
    await call("PUT", "/mine");
    expect(await call("HEAD", "/mine", { headers: expecting(OTHER) })).toMatchObject({ status: 403 });
  });

  it("a name can't be taken twice, nor listed by another account", async () => {
    await call("PUT", "/taken");
    const second = await call("PUT", "/taken", { account: OTHER });
    expect(second.status).toBe(409);
    expect(second.text).toContain("<Code>BucketAlreadyExists</Code>");
    expect((await call("GET", "/")).text).toContain("<Name>taken</Name>");
    expect((await call("GET", "/", { account: OTHER })).text).not.toContain("<Name>taken</Name>");
  });

  it("an object can't be copied out of another account's bucket", async () => {
    await call("PUT", "/source");
    await call("PUT", "/source/state", { body: "secret" });
    await call("PUT", "/target", { account: OTHER });
    const copy = (headers: Record<string, string>, account = OTHER) =>
      call("PUT", "/target/copy", { account, headers });
    for (const source of ["source/state", "/source/state", "%2Fsource%2Fstate"])
      expect(await copy({ "x-amz-copy-source": source })).toMatchObject({ status: 403 });
    await call("PUT", "/target/own", { account: OTHER, body: "own" });
    expect(await copy({ "x-amz-copy-source": "target/own" })).toMatchObject({ status: 200 });
    const expected = { "x-amz-copy-source": "target/own", "x-amz-source-expected-bucket-owner": OWNER };
    expect(await copy(expected)).toMatchObject({ status: 403 });
    expect(await call("GET", "/target/copy", { account: OTHER })).toMatchObject({ text: "own" });
  });

  it("a bucket that doesn't exist is nobody's, and answered so", async () => {
    for (const headers of [{}, expecting(OWNER), expecting(OTHER)]) {
      expect(await call("HEAD", "/nowhere", { headers })).toMatchObject({ status: 404 });
      expect(await call("GET", "/nowhere/state", { headers })).toMatchObject({
        status: 404,
        text: expect.stringContaining("<Code>NoSuchBucket</Code>"),
      });
    }
  });

  it("because moto alone lets every account at every bucket", async () => {
    await call("PUT", "/open");
    const through = { account: OTHER, server: servers().alone };
    expect(await call("HEAD", "/open", through)).toMatchObject({ status: 200 });
    const headers = expecting(OTHER);
    expect(await call("HEAD", "/open", { ...through, headers })).toMatchObject({ status: 200 });
  });
});
