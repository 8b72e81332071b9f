/**
 * The applications of the examples that are containers: what their pipelines run in CodeBuild runs here, from the commands that stand in
 * slipway.yaml and in the repository's buildspecs.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Check } from "../../config/config";
import { App, type Buildspec, runnable, standIns, whileServing } from "../support/app";
import { EXAMPLES, exampleConfig } from "../support/examples";
import { temporaryFolder, writeFiles } from "../support/folder";

const folder = temporaryFolder();
const WITH_APP = Object.entries(EXAMPLES)
  .map(([name, file]) => ({ name, source: join(dirname(file), "app") }))
  .filter(({ source }) => existsSync(source));
const CONTAINERS = WITH_APP.filter(({ name }) => isContainer(name));
const LIMIT_MS = 600_000;

/** Other applications have tests of their own: they run differently. */
function isContainer(name: string): boolean {
  const [service] = exampleConfig(name).services;
  return service?.pipeline.runner === "codepipeline" && service.releases[0]?.deploy.kind === "ecs";
}

test("every delivery system of the seeds has an application", () => {
  expect(WITH_APP.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      "codecommit-ecs-blue-green",
      "github-ecs-canary",
      "production-v2",
      "lambda-canary",
      "github-servers",
      "s3-servers",
    ]),
  );
});

describe.each(CONTAINERS)("$name", ({ name, source }) => {
  let app: App;
  const [service] = exampleConfig(name).services;
  if (!service) throw new Error(`${name} delivers nothing`);
  const [deploy] = service.releases.map((release) => release.deploy);
  if (deploy?.kind !== "ecs") throw new Error(`${name} is no container`);
  const verifications = service.releases.flatMap(({ environment, verify }) =>
    verify.map((check) => ({ title: `${check.name} of ${environment}`, check })),
  );
  const commandsOf = ({ steps }: Check) =>
    runnable(
      "commands" in steps
        ? steps.commands
        : app.builds(steps.buildspec).flatMap((build) => app.commandsOf(build)),
    );

  beforeAll(async () => {
    app = await App.install(source, join(folder, name));
  }, LIMIT_MS);

  /** Every report that a buildspec names is there, and is what it says. */
  const expectReports = ({ reports = {} }: Buildspec) => {
    for (const report of Object.values(reports)) {
      for (const file of report.files) {
        const text = app.text(join(report["base-directory"] ?? "", file));
        expect(text).toMatch(report["file-format"] === "JUNITXML" ? /<testcase / : /<coverage /);
      }
    }
  };
  /** An audit alone can't run here. */
  const checks = service.checks.filter(
    ({ steps }) => "buildspec" in steps || runnable(steps.commands).length > 0,
  );

  test.each(checks)(
    "the check $name passes, and leaves the reports that its buildspec names",
    async (check) => {
      expect(await app.run(commandsOf(check))).toMatchObject({ status: 0 });
      if ("buildspec" in check.steps) app.builds(check.steps.buildspec).forEach(expectReports);
    },
    LIMIT_MS,
  );

  test(
    "the container answers where the load balancer asks, and the verifications tell a release that is well",
    async () => {
      const dockerfile = app.text("Dockerfile");
      expect(dockerfile).toMatch(new RegExp(`^EXPOSE ${deploy.port}$`, "m"));
      expect(dockerfile).toMatch(/^USER node$/m);
      if (dockerfile.includes("RUN npm run build")) {
        expect(await app.run(["npm run build"])).toMatchObject({ status: 0 });
      }
      const command: readonly string[] = JSON.parse(/^CMD (.*)$/m.exec(dockerfile)?.[1] ?? "[]");
      const secrets = Object.keys(deploy.secrets).map((key) => [key, "https://secret.example"]);
      const env = { ...Object.fromEntries(secrets), ...deploy.environment };
      await app.serve(command, env, async (url) => {
        expect((await fetch(url + deploy.healthCheckPath)).status).toBe(200);
        for (const { title, check } of verifications) {
          const { status, output } = await app.run(commandsOf(check), {
            SERVICE_URL: url,
            LOAD_SECONDS: "1",
          });
          expect(`${title}: ${status} ${output}`).toMatch(`${title}: 0 `);
        }
      });
    },
    LIMIT_MS,
  );

  test(
    "no verification passes against a release that answers 503",
    () =>
      whileServing(
        (_request, response) => response.writeHead(503).end("{}"),
        async (url) => {
          expect(verifications).not.toEqual([]);
          for (const { title, check } of verifications) {
            const { status } = await app.run(commandsOf(check), { SERVICE_URL: url, LOAD_SECONDS: "1" });
            expect([title, status]).not.toEqual([title, 0]);
          }
        },
      ),
    LIMIT_MS,
  );

  test(
    "its build pushes an image once, for a release alone, and hands on which it is",
    async () => {
      const machine = standIns(join(folder, `${name}-machine`));
      const repository = "111111111111.dkr.ecr.us-east-1.amazonaws.com/acme/example";
      const { build } = service;
      const spec = app.buildspec(build.buildspec);
      const run = (SLIPWAY_PIPELINE: string) =>
        app.run(runnable(app.commandsOf(spec)), {
          ...machine,
          SLIPWAY_PIPELINE,
          REPOSITORY_URI: repository,
          CODEBUILD_RESOLVED_SOURCE_VERSION: "0a1b2c3",
        });
      const pushes = () =>
        readFileSync(machine.CALLS ?? "", "utf8")
          .split("\n")
          .filter((call) => call.startsWith("docker push"));
      expect(await run("pull-request")).toMatchObject({ status: 0 });
      expect(pushes()).toEqual([]);
      expect(await run("release")).toMatchObject({ status: 0 });
      expect(await run("release")).toMatchObject({ status: 0 });
      expectReports(spec);
      expect(pushes()).toEqual([`docker push ${repository}:0a1b2c3`]);
      expect(spec.artifacts?.files).toContain("imagedefinitions.json");
      expect(JSON.parse(app.text("imagedefinitions.json"))).toEqual([
        { name: "app", imageUri: `${repository}:0a1b2c3` },
      ]);
    },
    LIMIT_MS,
  );
});

describe("codecommit-ecs-blue-green", () => {
  test(
    "its static analysis finds what would run anybody's code",
    async () => {
      const source = join(__dirname, "../../examples/codecommit-ecs-blue-green/app");
      const app = await App.install(source, join(folder, "analysed"));
      writeFiles(app.folder, { "src/run.js": "export const run = (text) => eval(text);\n" });
      const { status, output } = await app.run(["npm run sast"]);
      expect(status).toBe(1);
      expect(output).toContain("security/detect-eval-with-expression");
    },
    LIMIT_MS,
  );
});
