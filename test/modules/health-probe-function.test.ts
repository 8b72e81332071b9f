import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

interface Hook {
  handler(
    event: { DeploymentId: string; LifecycleEventHookExecutionId: string },
    context: { getRemainingTimeInMillis(): number },
  ): Promise<string>;
}

const { handler } = require(join(__dirname, "../../modules/health-probe/function/index.js")) as Hook;

type Answer = (request: IncomingMessage, reply: ServerResponse) => void;

const event = { DeploymentId: "d-1", LifecycleEventHookExecutionId: "hook-1" };
const former = { ...process.env };
const servers: Server[] = [];

/** A real server on a free port of this machine. */
async function serve(answer: Answer): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const status =
  (code: number): Answer =>
  (_request, reply) =>
    reply.writeHead(code).end();

/** Runs the hook against a service and a CodeDeploy that take these answers; `milliseconds` until Lambda ends it. */
async function run(service: Answer, codedeploy: Answer = status(200), milliseconds = 31_000) {
  const told: { headers: IncomingMessage["headers"]; body: unknown }[] = [];
  const endpoint = await serve((request, reply) => {
    let text = "";
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      told.push({ headers: request.headers, body: JSON.parse(text) });
      codedeploy(request, reply);
    });
  });
  Object.assign(process.env, {
    ADDRESS: "127.0.0.1",
    PORT: String(await serve(service)),
    SCHEME: "http",
    HEALTH_PATH: "/healthz",
    PAUSE_MS: "5",
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "key",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_SESSION_TOKEN: "session",
    AWS_ENDPOINT_URL_CODEDEPLOY: `http://127.0.0.1:${endpoint}`,
  });
  const ended = handler(event, { getRemainingTimeInMillis: () => milliseconds });
  return { ended: await ended.catch((error: Error) => error), told };
}

beforeEach(() => {
  jest.spyOn(console, "log").mockImplementation();
  jest.spyOn(console, "error").mockImplementation();
});

afterEach(async () => {
  jest.restoreAllMocks();
  delete process.env.HOST;
  Object.assign(process.env, former);
  await Promise.all(
    servers.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
});

describe("the probe of a lifecycle hook", () => {
  test("GIVEN a service that is well THEN CodeDeploy is told so, once", async () => {
    const asked: IncomingMessage[] = [];
    const { ended, told } = await run((request, reply) => {
      asked.push(request);
      status(200)(request, reply);
    });
    expect(ended).toBe("Succeeded");
    expect(asked.map(({ url }) => url)).toEqual(["/healthz", "/healthz", "/healthz"]);
    expect(told.map(({ body }) => body)).toEqual([
      { deploymentId: "d-1", lifecycleEventHookExecutionId: "hook-1", status: "Succeeded" },
    ]);
  });

  test("signs what it tells, for CodeDeploy, with the session that Lambda gave it", async () => {
    const { told } = await run(status(200));
    expect(told[0]?.headers).toMatchObject({
      "x-amz-target": "CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus",
      "x-amz-security-token": "session",
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/us-east-1\/codedeploy\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/,
      ),
    });
  });

  test.each([
    ["answers 503", status(503)],
    ["redirects", status(302)],
    ["breaks the connection", ((request) => request.socket.destroy()) as Answer],
    ["says nothing at all", (() => undefined) as Answer],
  ])(
    "GIVEN a service that %s THEN CodeDeploy is told Failed before Lambda's time is over",
    async (_how, service) => {
      const { ended, told } = await run(service, status(200), 30_300);
      expect(ended).toBe("Failed");
      expect(told.map(({ body }) => body)).toMatchObject([{ status: "Failed" }]);
    },
  );

  test("GIVEN a service that is well every other time THEN it isn't well", async () => {
    let count = 0;
    const { ended } = await run(
      (request, reply) => status(count++ % 2 === 0 ? 200 : 500)(request, reply),
      status(200),
      30_300,
    );
    expect(ended).toBe("Failed");
  });

  test("GIVEN a service that becomes well THEN it is well", async () => {
    let count = 0;
    const { ended } = await run((request, reply) => status(count++ < 4 ? 503 : 200)(request, reply));
    expect(ended).toBe("Succeeded");
  });

  test("GIVEN settings that make no request THEN CodeDeploy is told Failed all the same", async () => {
    process.env.HOST = "not a\nheader";
    const { ended, told } = await run(status(200), status(200), 30_300);
    expect(ended).toBe("Failed");
    expect(told).toHaveLength(1);
  });

  test("asks by the service's host name where there is one", async () => {
    process.env.HOST = "shop.acme.example";
    const hosts = new Set<string | undefined>();
    await run((request, reply) => {
      hosts.add(request.headers.host);
      status(200)(request, reply);
    });
    expect([...hosts]).toEqual(["shop.acme.example"]);
  });

  test("GIVEN a CodeDeploy that is down for a moment THEN it is told again", async () => {
    let count = 0;
    const { ended, told } = await run(status(200), (request, reply) =>
      status(count++ < 2 ? 500 : 200)(request, reply),
    );
    expect(ended).toBe("Succeeded");
    expect(told).toHaveLength(3);
  });

  test("GIVEN a CodeDeploy that takes nothing THEN it throws, so that Lambda tries again", async () => {
    const { ended } = await run(status(200), (_request, reply) =>
      reply.writeHead(400).end("no such deployment"),
    );
    expect(ended).toEqual(new Error("CodeDeploy didn't take Succeeded: 400 no such deployment"));
  });

  test("GIVEN a hook that was answered already THEN nothing is wrong", async () => {
    const { ended, told } = await run(status(200), (_request, reply) =>
      reply.writeHead(400).end('{"__type":"LifecycleEventAlreadyCompletedException"}'),
    );
    expect(ended).toBe("Succeeded");
    expect(told).toHaveLength(1);
  });
});
