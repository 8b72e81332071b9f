/** The function of the example: its build, what the build hands on, and its smoke test against it. */
import { join } from "node:path";
import { App, runnable } from "../support/app";
import { exampleConfig } from "../support/examples";
import { temporaryFolder, writeFiles } from "../support/folder";

const folder = temporaryFolder();
const SOURCE = join(__dirname, "../../examples/lambda-canary/app");
const LIMIT_MS = 60_000;
let app: App;

beforeAll(async () => {
  app = await App.install(SOURCE, join(folder, "quotes"));
}, LIMIT_MS);

const [service] = exampleConfig("lambda-canary").services;
const [staging] = service?.releases ?? [];
if (!service || staging?.deploy.kind !== "lambda") throw new Error("lambda-canary releases no function");
const { deploy, verify } = staging;

/** An `aws lambda invoke` that runs the handler of slipway.yaml on what the build hands on, or answers what it is given. */
function standIn(instead = ""): NodeJS.ProcessEnv {
  const [file, handler] = [deploy.handler.replace(/\.\w+$/, ""), deploy.handler.replace(/^.*\./, "")];
  const script = `#!/usr/bin/env node
const { writeFileSync } = require("node:fs");
const args = process.argv.slice(2);
const after = (flag) => args[args.indexOf(flag) + 1];
if (args.slice(0, 2).join(" ") !== "lambda invoke" || after("--profile") !== "service") process.exit(254);
if (after("--function-name") !== "arn:live" || after("--region") !== "us-east-1") process.exit(254);
(async () => {
  const instead = ${JSON.stringify(instead)};
  const event = JSON.parse(after("--payload"));
  const answer = instead || JSON.stringify(await (await import(process.cwd() + "/${file}.js")).${handler}(event));
  writeFileSync(args.at(-1), answer);
  console.log(JSON.stringify({ StatusCode: 200, ...(instead && { FunctionError: "Unhandled" }) }));
})();
`;
  const bin = join(folder, `bin-${instead === "" ? "real" : "broken"}`);
  writeFiles(bin, { aws: script }, 0o755);
  return {
    PATH: `${bin}:${process.env.PATH}`,
    SERVICE_FUNCTION: "arn:live",
    SERVICE_REGION: "us-east-1",
    ...deploy.environment,
  };
}

const smoke = (env: NodeJS.ProcessEnv) =>
  app.run(
    verify.flatMap(({ steps }) => ("commands" in steps ? steps.commands : [])),
    env,
  );

test(
  "its build and its check pass, and what is handed on holds the handler",
  async () => {
    const spec = app.buildspec(service.build.buildspec);
    expect(await app.run(runnable(app.commandsOf(spec)))).toMatchObject({ status: 0 });
    expect(app.text("reports/unit.xml")).toMatch(/<testcase /);
    for (const { steps } of service.checks)
      expect(await app.run(runnable("commands" in steps ? steps.commands : []))).toMatchObject({ status: 0 });
    expect(spec.artifacts?.files).toEqual(["package.json", "src/**/*"]);
    expect(app.has(deploy.handler.replace(/\.\w+$/, ".js"))).toBe(true);
  },
  LIMIT_MS,
);

test(
  "its smoke test passes against a function that is well, and fails against one that throws or quotes nothing",
  async () => {
    expect(await smoke(standIn())).toMatchObject({ status: 0 });
    expect((await smoke(standIn('{"errorMessage":"no"}'))).status).not.toBe(0);
    expect((await smoke(standIn('{"statusCode":503,"body":"{}"}'))).status).not.toBe(0);
  },
  LIMIT_MS,
);

test(
  "the event of its probe is answered, and tells a version without its settings",
  async () => {
    const program = `import("./src/index.js").then(({ handler }) => handler(${JSON.stringify(deploy.probeEvent)})).then(({ statusCode }) => console.log(statusCode))`;
    const probed = async (env: NodeJS.ProcessEnv) =>
      (await app.run([`node -e '${program}'`], env)).output.trim();
    expect(await probed({ ...deploy.environment })).toBe("200");
    expect(await probed({})).toBe("503");
  },
  LIMIT_MS,
);
