/** The function of one's own that github-ecs-canary's deployments ask: its handler, with stand-ins for a release and CodeDeploy. */
import { cpSync } from "node:fs";
import type { RequestListener } from "node:http";
import { dirname, join } from "node:path";
import { App, whileServing } from "../support/app";
import { EXAMPLES } from "../support/examples";
import { temporaryFolder, writeFiles } from "../support/folder";

const folder = temporaryFolder();
const EVENT = { DeploymentId: "d-EXAMPLE", LifecycleEventHookExecutionId: "hook-1" };

/** What Lambda's runtime has: a client that notes what it is sent, or refuses it. */
const SDK = `
import { appendFileSync } from "node:fs";
export class PutLifecycleEventHookExecutionStatusCommand {
  constructor(input) { this.input = input; }
}
export class CodeDeployClient {
  async send({ input }) {
    if (process.env.REFUSES) throw new Error("refused");
    appendFileSync("told.jsonl", JSON.stringify(input) + "\\n");
  }
}
`;

/** Runs the handler in a folder of its own; how it ended, and what CodeDeploy was told. */
async function ask(name: string, env: NodeJS.ProcessEnv) {
  const at = join(folder, name);
  const source = join(dirname(EXAMPLES["github-ecs-canary"] ?? ""), "app", "hooks");
  cpSync(source, join(at, "hooks"), { recursive: true });
  const sdk = "node_modules/@aws-sdk/client-codedeploy";
  writeFiles(at, {
    [`${sdk}/package.json`]: JSON.stringify({ type: "module", main: "index.js" }),
    [`${sdk}/index.js`]: SDK,
    "ask.mjs": `import { handler } from "./hooks/index.mjs"; await handler(${JSON.stringify(EVENT)});`,
  });
  const app = App.at(at);
  const { status, output } = await app.run(["node ask.mjs"], env);
  const told = app.has("told.jsonl") ? app.text("told.jsonl").trim().split("\n") : [];
  return { status, output, told: told.map((line) => JSON.parse(line)) };
}

const answering =
  (status: number, body: object): RequestListener =>
  (_request, response) =>
    response.writeHead(status).end(JSON.stringify(body));

const told = (status: "Succeeded" | "Failed") => [
  { deploymentId: "d-EXAMPLE", lifecycleEventHookExecutionId: "hook-1", status },
];
const WELL = { payments: true, database: "db.example:5432" };

test("GIVEN a release that is well THEN CodeDeploy is told so, once", async () => {
  const ran = await whileServing(answering(200, WELL), (SERVICE_URL) => ask("well", { SERVICE_URL }));
  expect(ran).toMatchObject({ status: 0, told: told("Succeeded") });
});

test.each([
  ["lacks a secret", answering(200, { ...WELL, payments: false }), "payments have no token"],
  ["answers 503", answering(503, {}), "answers 503"],
] satisfies [string, RequestListener, string][])(
  "GIVEN one that %s THEN it is told no, and the log why",
  async (what, listener, why) => {
    const ran = await whileServing(listener, (SERVICE_URL) => ask(what, { SERVICE_URL }));
    expect(ran).toMatchObject({ status: 0, told: told("Failed") });
    expect(ran.output).toContain(why);
  },
);

test.each([
  ["nothing answers", { SERVICE_URL: "http://127.0.0.1:1" }],
  ["it isn't told where to ask", {}],
])("WHEN %s THEN CodeDeploy is told no, and needn't wait", async (what, env) => {
  expect(await ask(what, env)).toMatchObject({ status: 0, told: told("Failed") });
});

test("WHEN CodeDeploy refuses the answer THEN the function fails", async () => {
  const ran = await whileServing(answering(200, WELL), (SERVICE_URL) =>
    ask("refused", { SERVICE_URL, REFUSES: "1" }),
  );
  expect(ran.status).not.toBe(0);
  expect(ran.told).toEqual([]);
});
