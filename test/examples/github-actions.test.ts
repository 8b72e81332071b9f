/** The workflow of an example: what it names is what the stacks make, and its release runs against a stand-in of the AWS CLI. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { App, runnable } from "../support/app";
import { exampleConfig, synthesizeExample } from "../support/examples";
import { temporaryFolder, writeFiles } from "../support/folder";
import { rolesOf } from "../support/policies";
import { resourcesOfType } from "../support/stacks";

const EXAMPLE = "github-actions-oidc";
const SOURCE = join(__dirname, "../../examples", EXAMPLE, "app");
const LIMIT_MS = 60_000;
const ISSUER = "token.actions.githubusercontent.com";
const folder = temporaryFolder();

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, { readonly branches: readonly string[] }>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflow: Workflow = parse(readFileSync(join(SOURCE, ".github/workflows/deploy.yml"), "utf8"));
const stacks = synthesizeExample(EXAMPLE);
const [service] = exampleConfig(EXAMPLE).services;
const roleOf = ({ steps }: Job) => steps.flatMap((step) => step.with?.["role-to-assume"] ?? [])[0];
const withRoles = Object.entries(workflow.jobs).filter(([, job]) => roleOf(job) !== undefined);

/** The subject of a job's token, as GitHub makes it for a push to a branch. */
function subject({ environment }: Job, branch: string): string {
  return `repo:acme/quotes:${environment ? `environment:${environment}` : `ref:refs/heads/${branch}`}`;
}

describe("the workflow", () => {
  test("is started by pushes to the source's branch, and tests pull requests", () => {
    const branch = service?.source.kind === "github" ? service.source.branch : undefined;
    expect(workflow.on).toEqual({ push: { branches: [branch] }, pull_request: { branches: [branch] } });
  });

  test.each(withRoles)("%s becomes a role that is made for it, by its token", (_name, job) => {
    const role = rolesOf(stacks).find(({ arn }) => arn === roleOf(job));
    expect(role?.trust.map(({ Condition }) => Condition?.StringEquals)).toEqual([
      { [`${ISSUER}:aud`]: "sts.amazonaws.com", [`${ISSUER}:sub`]: subject(job, "main") },
    ]);
    expect(job.permissions).toEqual({ contents: "read", "id-token": "write" });
  });

  test("has a job for each role, and no token where none is needed", () => {
    const made = rolesOf(stacks).filter(({ path }) => path === "/slipway/github/");
    expect(withRoles.map(([, job]) => roleOf(job)).sort()).toEqual(made.map(({ arn }) => arn).sort());
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(workflow.jobs.test?.permissions).toBeUndefined();
  });

  test("goes to the environments in their order, after the tests, and never for a pull request", () => {
    expect(Object.entries(workflow.jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ["test", undefined],
      ["image", "test"],
      ["staging", "image"],
      ["production", "staging"],
    ]);
    expect(workflow.jobs.image?.if).toBe("github.event_name == 'push'");
  });

  test("names what the stacks make", () => {
    const named = (type: string, name: string) =>
      resourcesOfType(stacks, type).map(({ arguments: made }) => made[name]);
    expect(workflow.env.IMAGE).toContain(`amazonaws.com/${named("aws_ecr_repository", "name")[0]}:`);
    for (const environment of ["staging", "production"]) {
      const [release] = workflow.jobs[environment]?.steps.flatMap(({ run }) => run ?? []) ?? [];
      const [, , cluster, name] = release?.split(" ") ?? [];
      expect(named("aws_ecs_cluster", "name")).toContain(cluster);
      expect(named("aws_ecs_service", "name")).toContain(name);
    }
  });
});

/** Answers as ECS does; what runs after the wait is in the file `running`. */
const AWS = `#!/bin/sh
echo "$*" >> "$PLACE/calls"
case "$2" in
  describe-services) printf '{"services":[{"taskDefinition":"%s"}]}' "$(cat "$PLACE/running")" ;;
  describe-task-definition) cat "$PLACE/definition.json" ;;
  register-task-definition) echo '{"taskDefinition":{"taskDefinitionArn":"quotes:2"}}' ;;
  update-service) echo '{}' ;;
  wait) [ "$TAKEN_BACK" = 1 ] || printf 'quotes:2' > "$PLACE/running" ;;
esac
`;

describe("the release", () => {
  let app: App;
  const release = async (name: string, env: NodeJS.ProcessEnv) => {
    const place = join(folder, name);
    writeFiles(join(place, "bin"), { aws: AWS }, 0o755);
    const container = { name: "app", image: "old", secrets: [{ name: "KEY", valueFrom: "arn" }] };
    writeFiles(place, {
      running: "quotes:1",
      "definition.json": JSON.stringify({
        taskDefinition: {
          taskDefinitionArn: "quotes:1",
          revision: 1,
          status: "ACTIVE",
          requiresAttributes: [],
          compatibilities: ["FARGATE"],
          registeredAt: "now",
          registeredBy: "somebody",
          family: "quotes",
          containerDefinitions: [container, { name: "sidecar", image: "beside" }],
        },
      }),
    });
    const PATH = `${join(place, "bin")}:${process.env.PATH}`;
    const command = "node scripts/release.js acme-staging acme-quotes-staging registry/quotes:new";
    const ran = await app.run([command], { PATH, PLACE: place, ...env });
    const calls = readFileSync(join(place, "calls"), "utf8");
    const registered = /--cli-input-json (\{.*\}) --output/.exec(calls)?.[1];
    return { ...ran, calls: calls.split("\n").map((call) => call.split(" ")[1]), registered };
  };

  beforeAll(async () => {
    app = await App.install(SOURCE, join(folder, "app"));
  }, LIMIT_MS);

  test(
    "the tests of its application pass",
    async () => {
      const commands = workflow.jobs.test?.steps.flatMap(({ run }) => run ?? []) ?? [];
      expect(await app.run(runnable(commands))).toMatchObject({ status: 0 });
      expect(existsSync(join(app.folder, "Dockerfile"))).toBe(true);
    },
    LIMIT_MS,
  );

  test(
    "rolls out the revision that runs, with the new image and nothing else changed",
    async () => {
      const { status, calls, registered } = await release("well", {});
      expect(status).toBe(0);
      expect(JSON.parse(registered ?? "")).toEqual({
        family: "quotes",
        containerDefinitions: [
          { name: "app", image: "registry/quotes:new", secrets: [{ name: "KEY", valueFrom: "arn" }] },
          { name: "sidecar", image: "beside" },
        ],
      });
      expect(calls).toContain("update-service");
    },
    LIMIT_MS,
  );

  test(
    "fails when ECS took the release back",
    async () => {
      const { status, output } = await release("taken-back", { TAKEN_BACK: "1" });
      expect([status, output]).toEqual([1, expect.stringContaining("was rolled back to quotes:1")]);
    },
    LIMIT_MS,
  );
});
