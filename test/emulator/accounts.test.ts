import { emulated, missingMoto } from "../support/emulated";
import { describeTier } from "../support/tier";

describeTier("the emulator's accounts", missingMoto(), () => {
  const machine = emulated();

  it("knows whoever calls by the profile", async () => {
    const { url } = machine.emulator();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const reply = await callerOf(url, "EMULATED222222222222");
    expect(await reply.text()).toContain("<Account>222222222222</Account>");
  });

  it("refuses keys that it didn't hand out, so that real ones by mistake do nothing", async () => {
    const reply = await callerOf(machine.emulator().url, "AKIAIOSFODNN7EXAMPLE");
    expect(reply.status).toBe(403);
    expect(await reply.text()).toContain("InvalidClientTokenId");
  });

  it("refuses a call that nobody signed", async () => {
    const reply = await fetch(machine.emulator().url);
    expect(reply.status).toBe(403);
  });

  it("takes who assumes a role for the role's account", async () => {
    const { url } = machine.emulator();
    const role = "arn:aws:iam::333333333333:role/platform";
    const assumed = await query(url, "EMULATED111111111111", {
      Action: "AssumeRole",
      RoleArn: role,
      RoleSessionName: "test",
    });
    const key = /<AccessKeyId>([^<]+)/.exec(await assumed.text())?.[1] ?? "";
    expect(await (await callerOf(url, key)).text()).toContain("<Account>333333333333</Account>");
  });
});

function callerOf(url: string, accessKeyId: string): Promise<Response> {
  return query(url, accessKeyId, { Action: "GetCallerIdentity" });
}

function query(url: string, accessKeyId: string, parameters: Record<string, string>): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams({ ...parameters, Version: "2011-06-15" }),
  });
}
