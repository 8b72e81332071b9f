/** The hook that invokes a new version, against a Lambda and a CodeDeploy on this machine. */
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { VersionProbe } from "../../modules/health-probe/version-probe";
import { whileServing } from "../support/app";
import { policyOf, synthStack } from "../support/synth";

interface Hook {
  handler(
    event: { DeploymentId: string; LifecycleEventHookExecutionId: string },
    context: { getRemainingTimeInMillis(): number },
  ): Promise<string>;
}

const { handler } = require(join(__dirname, "../../modules/health-probe/function/version.js")) as Hook;

/** What a version answers: status, headers, body. */
type Answer = readonly [status: number, headers: Record<string, string>, body: string];

const former = { ...process.env };
const WELL: Answer = [200, {}, '{"statusCode":200}'];

beforeEach(() => {
  jest.spyOn(console, "log").mockImplementation();
  jest.spyOn(console, "error").mockImplementation();
});

afterEach(() => {
  jest.restoreAllMocks();
  for (const name of Object.keys(process.env)) if (!(name in former)) delete process.env[name];
});

const textOf = async (request: IncomingMessage) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
};

/** Runs the hook against a version that gives these answers, one after the other; the last one again and again. */
async function run(answers: readonly Answer[], targetVersion: string | undefined = "7") {
  const invoked: { url?: string; body: string; signed?: string }[] = [];
  const told: unknown[] = [];
  const ended = await whileServing(
    async (request, reply) => {
      const body = await textOf(request);
      const operation = String(request.headers["x-amz-target"] ?? "").split(".")[1];
      if (operation === "ListDeploymentTargets") reply.end('{"targetIds":["acme-quotes-staging:live"]}');
      else if (operation === "GetDeploymentTarget")
        reply.end(
          JSON.stringify({ deploymentTarget: { lambdaTarget: { lambdaFunctionInfo: { targetVersion } } } }),
        );
      else if (operation === "PutLifecycleEventHookExecutionStatus") {
        told.push(JSON.parse(body).status);
        reply.end("{}");
      } else {
        const [status, headers, text] = answers[Math.min(invoked.length, answers.length - 1)] ?? WELL;
        invoked.push({ url: request.url, body, signed: request.headers.authorization });
        reply.writeHead(status, headers).end(text);
      }
    },
    async (url) => {
      Object.assign(process.env, {
        FUNCTION: "acme-quotes-staging",
        EVENT: '{"rawPath":"/healthz"}',
        AWS_REGION: "us-east-1",
        AWS_ACCESS_KEY_ID: "key",
        AWS_SECRET_ACCESS_KEY: "secret",
        AWS_SESSION_TOKEN: "session",
        AWS_ENDPOINT_URL_CODEDEPLOY: url,
        AWS_ENDPOINT_URL_LAMBDA: url,
      });
      return handler(
        { DeploymentId: "d-1", LifecycleEventHookExecutionId: "hook-1" },
        { getRemainingTimeInMillis: () => 32_000 },
      );
    },
  );
  return { ended, told, invoked };
}

test("GIVEN a version that is well THEN it is invoked three times with the event, and CodeDeploy is told", async () => {
  const { ended, told, invoked } = await run([WELL]);
  expect([ended, told]).toEqual(["Succeeded", ["Succeeded"]]);
  expect(invoked).toEqual(
    Array(3).fill({
      url: "/2015-03-31/functions/acme-quotes-staging/invocations?Qualifier=7",
      body: '{"rawPath":"/healthz"}',
      signed: expect.stringContaining("/us-east-1/lambda/aws4_request"),
    }),
  );
});

test("GIVEN a version that answers in no form of HTTP THEN any answer without an error is well", async () => {
  expect((await run([[200, {}, "null"]])).told).toEqual(["Succeeded"]);
  expect((await run([[200, {}, '"ok"']])).told).toEqual(["Succeeded"]);
});

test.each<[string, Answer]>([
  ["throws", [200, { "x-amz-function-error": "Unhandled" }, '{"errorMessage":"no"}']],
  ["answers 503", [200, {}, '{"statusCode":503}']],
  ["is throttled", [429, {}, "{}"]],
])("GIVEN a version that %s THEN the deployment fails", async (_what, answer) => {
  expect((await run([answer])).told).toEqual(["Failed"]);
  expect((await run([WELL, WELL, answer])).told).toEqual(["Failed"]);
});

test("GIVEN a deployment that names no version THEN nothing is invoked, and it fails", async () => {
  const { told, invoked } = await run([WELL], "");
  expect([told, invoked]).toEqual([["Failed"], []]);
});

test("its role invokes versions of one function, and answers one deployment group", () => {
  const name = "acme-quotes-staging-probe";
  const group =
    "arn:aws:codedeploy:us-east-1:222222222222:deploymentgroup:acme-quotes-staging/acme-quotes-staging";
  const stack = synthStack((scope) => {
    new VersionProbe(scope, "probe", {
      place: { account: "222222222222", region: "us-east-1" },
      names: { function: name, role: name, logGroup: `/aws/lambda/${name}` },
      lambdaFunction: "acme-quotes-staging",
      deploymentGroupArn: group,
      event: {},
      timeout: 600,
    });
  });
  const policy = policyOf(stack.where("aws_iam_role_policy", { name: "invoke" }));
  expect(policy.InvokeVersions?.Resource).toEqual([
    "arn:aws:lambda:us-east-1:222222222222:function:acme-quotes-staging:*",
  ]);
  // CodeDeploy takes no resource for it.
  expect(policy.SeeDeployment?.Action).toEqual([
    "codedeploy:GetDeploymentTarget",
    "codedeploy:ListDeploymentTargets",
  ]);
  const answer = policyOf(stack.where("aws_iam_role_policy", { name: "answer" }));
  expect(answer.TellCodeDeploy?.Resource).toEqual([group]);
  expect(stack.only("aws_lambda_function")).toMatchObject({ handler: "version.handler", timeout: 900 });
});
