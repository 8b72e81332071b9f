import { describeWithMoto, send } from "../support/emulator";

const FORM = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };

describeWithMoto("a call that moto doesn't know", (emulator) => {
  it.each([
    ["monitoring", "PutWeather", /^<ErrorResponse><Error><Type>Sender<\/Type><Code>/],
    ["ec2", "CreateIpamByod", /^<Response><Errors><Error><Type>Sender<\/Type><Code>/],
  ])("is refused in the query protocol: %s %s", async (service, action, form) => {
    const body = new URLSearchParams({ Action: action, Version: "2010-08-01" }).toString();
    const reply = await send(emulator(), { service, headers: FORM, body });
    const text = (await reply.text()).replace(/^<\?xml[^>]+>\s*/, "");
    expect(reply.status).toBe(400);
    expect(text).toMatch(form);
    expect(text).toContain("<Code>UnknownOperationException</Code>");
    expect(text).toContain(`${service} ${action} is not emulated`);
  });

  it("is refused in the JSON protocol", async () => {
    const headers = {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "TrentService.GetWeather",
    };
    const reply = await send(emulator(), { service: "kms", headers, body: "{}" });
    expect(reply.status).toBe(400);
    expect(reply.headers.get("x-amzn-errortype")).toBe("UnknownOperationException");
    expect(await reply.json()).toEqual({
      __type: "UnknownOperationException",
      message: "kms GetWeather is not emulated (moto answers 500)",
    });
  });

  it("is refused in REST, by method and path", async () => {
    const path = "/2019-09-30/functions/storefront/provisioned-concurrency";
    const json = await send(emulator(), { service: "lambda", method: "PUT", path, body: "{}" });
    expect(json.status).toBe(400);
    expect(await json.json()).toMatchObject({
      message: `lambda PUT ${path} is not emulated (moto answers 404)`,
    });
    const xml = await send(emulator(), {
      service: "cloudfront",
      path: "/2020-05-31/key-value-store?a=1&b=2",
      headers: { "content-type": "application/xml" },
      body: "<KeyValueStore/>",
    });
    expect(xml.status).toBe(400);
    expect(await xml.text()).toContain(
      "<ErrorResponse><Error><Type>Sender</Type><Code>UnknownOperationException</Code>" +
        "<Message>cloudfront POST /2020-05-31/key-value-store?a=1&amp;b=2 is not emulated",
    );
  });

  it("is refused for a service that moto lacks altogether", async () => {
    const reply = await send(emulator(), {
      service: "codeartifact",
      path: "/v1/domain?domain=acme",
      body: "{}",
    });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({
      message: "codeartifact POST /v1/domain?domain=acme is not emulated (moto answers 500)",
    });
  });

  it("leaves what AWS would answer too as it is: an object that is a web page, an error of the service", async () => {
    const s3 = { service: "s3", method: "PUT" };
    await send(emulator(), { ...s3, path: "/pages" });
    const page = "<!doctype html><title>404</title>";
    const headers = { "content-type": "text/html" };
    await send(emulator(), { ...s3, path: "/pages/404.html", headers, body: page });
    const object = await send(emulator(), { service: "s3", method: "GET", path: "/pages/404.html" });
    expect([object.status, await object.text()]).toEqual([200, page]);
    const missing = await send(emulator(), { service: "s3", method: "GET", path: "/pages/none.html" });
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("<Code>NoSuchKey</Code>");
  });
});

describeWithMoto("a call that moto fails at", (emulator) => {
  it("is said to have failed, with the last words of Python, and isn't tried again", async () => {
    const headers = {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "TrentService.CreateKey",
    };
    const json = await send(emulator(), { service: "kms", headers, body: "{" });
    expect([json.status, json.headers.get("x-amzn-errortype")]).toEqual([400, "EmulatorFailure"]);
    expect(await json.json()).toEqual({
      __type: "EmulatorFailure",
      message: expect.stringMatching(/^moto failed at kms CreateKey: json\.decoder\.JSONDecodeError: .+$/),
    });
    const xml = await send(emulator(), {
      service: "cloudfront",
      path: "/2020-05-31/distribution",
      headers: { "content-type": "application/xml" },
      body: "<DistributionConfig/>",
    });
    expect(xml.status).toBe(400);
    expect(await xml.text()).toContain(
      "<Code>EmulatorFailure</Code><Message>moto failed at cloudfront POST /2020-05-31/distribution: KeyError: ",
    );
  });
});
