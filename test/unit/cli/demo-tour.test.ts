import { pipelineLines } from "../../../cli/demo/pipeline-text";
import { releasePicture } from "../../../cli/demo/release-picture";
import { tourText } from "../../../cli/demo/tour-text";
import { shiftText } from "../../../cli/demo/workload-text";
import { colorsFor } from "../../../cli/output";
import { type Pipeline, pipelinesOf } from "../../../reports/pipelines";
import { resourcesOf } from "../../../reports/resources";
import { type Change, configWith } from "../../support/config";
import { synthesizeConfig } from "../../support/examples";
import { tourOfExample } from "../../support/tours";

const plain = colorsFor({ isTTY: false }, {}, []);
const text = (example: string) => tourText(tourOfExample(example), plain);

describe("the tour as it is read", () => {
  test("fits 80 columns and 60 lines", () => {
    const lines = text("default").split("\n");

    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(60);
  });

  test("draws the way of a release", () => {
    expect(text("default")).toContain(`
The way of a release: storefront-acme
  Source   Build   staging                production
  source ▸ build ▸ deploy ▸ integration ▸ approve ▸ revision ▸ deploy ▸ smoke
           lint    │                      │                    │
           unit    ▼                      a person             ▼
                   staging                says yes             production
                   222222222222                                333333333333`);
  });

  test.each([
    "    staging     deploy       in staging, as acme-storefront-staging-deploy",
    "    production  approve      a person says yes, within 7 days",
    "    source, build, lint, unit; becomes no role elsewhere",
    "    ▸ acme-storefront-production-deploy in production",
    "  Each is said twice: in the role's own policy, and in the other's trust policy.",
    "  releases   canary: 10 % of the traffic, all of it 5 minutes later (CodeDeploy)",
  ])("says %j", (line) => {
    expect(text("default").split("\n")).toContain(line);
  });

  test("GIVEN a role that somebody else made THEN it doesn't claim that both sides agree", () => {
    expect(text("existing-network")).toContain(
      "orders-deployer in production, if its owner's trust policy says so too",
    );
    expect(text("existing-network")).not.toContain("Each is said twice");
  });

  test("GIVEN that every policy was read THEN it says that there is nobody else", () => {
    expect(text("default")).toMatch(/^ {2}Nobody else may: all \d+ policies of the roles here were read\.$/m);
  });

  test("GIVEN policies that can't be read THEN it says that there may be more", () => {
    const tour = { ...tourOfExample("default"), policies: { read: 40, unread: 2 } };

    expect(tourText(tour, plain)).toContain(
      "There may be more: 2 of the 42 policies of the roles here can't be read, being\n",
    );
    expect(tourText(tour, plain)).not.toContain("Nobody else");
  });

  test("GIVEN a role that may become any THEN it says of which account", () => {
    const tour = tourOfExample("default");
    const [crossing] = tour.crossings;
    const crossings = crossing ? [{ ...crossing, to: "*", trusted: false }] : [];

    expect(tourText({ ...tour, crossings }, plain)).toContain(
      "▸ * in any account, if its owner's trust policy says so too",
    );
  });

  test("GIVEN several services THEN every pipeline is listed, and one is drawn", () => {
    const said = text("website-and-api");

    expect(said.match(/Pipeline \S+,/g)).toEqual([
      "Pipeline api-acme,",
      "Pipeline shop-acme,",
      "Pipeline website-acme,",
      "Pipeline api-pr-acme,",
    ]);
    expect(said.match(/The way of a release/g)).toHaveLength(1);
  });
});

/** A pipeline of these stages; an action's name begins with `!` where it acts in another account. */
function pipeline(stages: Readonly<Record<string, readonly string[]>>): Pipeline {
  const action = (name: string, order: number) => ({
    name: name.replace("!", ""),
    category: name === "approve" ? "Approval" : "Build",
    provider: "CodeBuild",
    order,
    ...(name.startsWith("!") && { roleArn: "arn:aws:iam::222222222222:role/deploy" }),
  });
  return {
    name: "p",
    startedBy: "push",
    branches: [],
    paths: [],
    tags: [],
    schedules: [],
    stages: Object.entries(stages).map(([name, actions]) => ({
      name,
      actions: actions.map(action),
      conditions: {},
    })),
  };
}

describe("a pipeline with conditions", () => {
  const changes: readonly Change[] = [
    [["services", "storefront", "pipeline"], { mode: "superseded", variables: { CHANNEL: "stable" } }],
    [
      ["services", "storefront", "environments", "staging", "conditions"],
      { failure: { retry: "failed-actions" } },
    ],
    [
      ["services", "storefront", "environments", "production", "conditions"],
      {
        entry: {
          window: { cron: "* * 9-16 ? * MON-THU *", timeZone: "Europe/Berlin" },
          variable: { name: "CHANNEL", operator: "NE", value: "beta" },
          lambda: { name: "ready" },
          commands: ["make ready"],
        },
        success: { alarms: ["shop-errors"], waitMinutes: 30, result: "rollback" },
        failure: "rollback",
      },
    ],
  ];
  const [release] = pipelinesOf(resourcesOf(synthesizeConfig(configWith(...changes)).tools));
  const lines = release ? pipelineLines(release, (id) => id, plain) : [];
  const said = (name: string) =>
    lines.filter((line) => line.includes(` ${name} `)).map((line) => line.split(name)[1]?.trim());

  test("is told with what decides, in the order in which it is asked", () => {
    expect(lines[0]).toMatch(/; a newer release takes the place of one that waits$/);
    expect(said("(enters)")).toEqual([
      "only in the window * * 9-16 ? * MON-THU * (Europe/Berlin), else it fails",
      "only if #{variables.CHANNEL} is not beta, else it fails",
      "only if the function ready agrees, else it fails",
      "only if the build acme-storefront-production-entry succeeds, else it fails",
    ]);
    expect(said("(is good)")).toEqual(["only while shop-errors is quiet (30 min), else it is rolled back"]);
    expect(said("(fails)")).toEqual(["the failed actions once more", "rolled back to the last good release"]);
    expect(lines.findIndex((line) => line.includes("(enters)"))).toBeLessThan(
      lines.findIndex((line) => line.includes("revision")),
    );
  });

  test("is drawn with the stages marked that have them", () => {
    const drawn = release ? releasePicture(release, (id) => id).join("\n") : "";
    expect(drawn).toContain("staging (if …)");
    expect(drawn).toContain("production (if …)");
    expect(drawn).toContain("production.approval");
    expect(drawn).not.toContain("Build (if");
  });
});

describe("releasePicture", () => {
  const draw = (stages: Readonly<Record<string, readonly string[]>>) =>
    releasePicture(pipeline(stages), () => "an-account-of-a-long-name");

  test("GIVEN names wider than what they stand over THEN the next stage makes room", () => {
    expect(draw({ "a-very-long-stage": ["a"], b: ["!b"], c: ["c"] })).toEqual([
      "a-very-long-stage   b                           c",
      "a                 ▸ b                         ▸ c",
      "                    ▼",
      "                    an-account-of-a-long-name",
      "                    222222222222",
    ]);
  });

  test("GIVEN more than a line holds THEN it goes on in the next", () => {
    const stages = Object.fromEntries(
      ["one", "two", "three", "four"].map((name) => [name, ["approve", "!deploy"]]),
    );
    const lines = draw(stages);

    expect(lines.filter((line) => line.length > 78)).toEqual([]);
    expect(lines.filter((line) => line.startsWith("▸ approve ▸ deploy"))).toHaveLength(1);
  });
});

test.each([
  [
    "acme-web-production-canary-5-percent-10-minutes",
    "canary: 5 % of the traffic, all of it 10 minutes later",
  ],
  ["acme-web-production-linear-20-percent-every-1-minute", "linear: 20 % of the traffic more every minute"],
  ["CodeDeployDefault.ECSCanary10Percent5Minutes", "canary: 10 % of the traffic, all of it 5 minutes later"],
  ["CodeDeployDefault.ECSLinear10PercentEvery1Minutes", "linear: 10 % of the traffic more every minute"],
  ["CodeDeployDefault.ECSLinear10PercentEvery3Minutes", "linear: 10 % of the traffic more every 3 minutes"],
  ["CodeDeployDefault.ECSAllAtOnce", "blue/green: all traffic at once"],
  ["somebody-elses", "somebody-elses"],
])("a deployment configuration in words: %s", (config, expected) => {
  expect(shiftText(config)).toBe(expected);
});

test("a repository of CodeCommit is told as the source", () => {
  const source = { name: "source", category: "Source", provider: "CodeCommit", order: 1 };
  const stage = { name: "Source", actions: [source], conditions: {} };
  const pipeline = {
    name: "shop-acme",
    startedBy: "push",
    branches: [],
    paths: [],
    tags: [],
    schedules: [],
    repository: "shop",
  } as const;
  const lines = pipelineLines({ ...pipeline, stages: [stage] }, (id) => id, plain);

  expect(lines).toEqual([
    "Pipeline shop-acme, started by a push of shop",
    "  Source  source  the commit, from CodeCommit",
  ]);
});
