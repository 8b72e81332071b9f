import { describeAmended } from "../../support/amended";
import { send } from "../../support/emulator";

const OWNER = "111111111111";
const OTHER = "222222222222";

describeAmended("the owner that a call expects of a bucket", (servers) => {
  const call = async (
    method: string,
    path: string,
    {
      expected,
      account = OWNER,
      server = servers().amended,
    }: { [key in "expected" | "account"]?: string } & {
      server?: { url: string };
    } = {},
  ) => {
    const headers = new Map(expected === undefined ? [] : [["x-amz-expected-bucket-owner", expected]]);
    const response = await send(server, {
      service: "s3",
      method,
      path,
      body: "",
      headers: Object.fromEntries(headers),
      account,
    });
    return { status: response.status, text: await response.text() };
  };

  it("lets a call pass that expects the right one, whatever it asks for", async () => {
    await call("PUT", "/owned");
    expect(await call("HEAD", "/owned", { expected: OWNER })).toMatchObject({ status: 200 });
    expect(await call("GET", "/owned?versioning", { expected: OWNER })).toMatchObject({ status: 200 });
    expect(await call("GET", "/owned?policy", { expected: OWNER })).toMatchObject({
      status: 404,
      text: expect.stringContaining("<Code>NoSuchBucketPolicy</Code>"),
    });
  });

  it.each([
    ["HEAD", "/foreign"],
    ["GET", "/foreign?versioning"],
    ["GET", "/foreign?policy"],
    ["DELETE", "/foreign"],
  ])("refuses %s %s of another account's bucket, and leaves the bucket as it is", async (method, path) => {
    await call("PUT", "/foreign");
    expect(await call(method, path, { expected: OTHER, account: OTHER })).toMatchObject({ status: 403 });
    expect(await call("HEAD", "/foreign", { expected: OWNER })).toMatchObject({ status: 200 });
  });

  it("says of a bucket that doesn't exist that it doesn't", async () => {
    expect(await call("HEAD", "/nowhere", { expected: OWNER })).toMatchObject({ status: 404 });
  });

  it("because moto alone lets every account at every bucket", async () => {
    await call("PUT", "/open");
    const through = { expected: OTHER, account: OTHER, server: servers().alone };
    expect(await call("HEAD", "/open", through)).toMatchObject({ status: 200 });
  });
});
