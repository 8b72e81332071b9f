import { readFileSync } from "node:fs";
import { GUIDES } from "../../../config/changes/change";
import { changesBetween } from "../../../config/changes/changes";
import type { Config } from "../../../config/config";
import { configWith, type Change as Edit } from "../../support/config";
import { EXAMPLES, exampleConfig, synthesizeConfig } from "../../support/examples";
import { resourcesOf, type Stacks } from "../../support/stacks";

const SHOP = ["services", "storefront"];
const STAGING = [...SHOP, "environments", "staging"];
const SEARCH = {
  source: { github: { repository: "acme/search" } },
  deploy: { ecs: { port: 8080, paths: ["/search/*"] } },
};
const DEMO = { account: "444444444444", network: { cidr: "10.40.0.0/16" } };
const CERTIFICATE = "arn:aws:acm:us-east-1:222222222222:certificate/0a1b2c3d-0000-4000-8000-000000000222";
const PRODUCTION = { account: "333333333333", network: { cidr: "10.30.0.0/16" } };

/** What is said of edits of the default configuration: path, whether something is lost, the beginning of the message. */
const said = (edits: readonly Edit[], former: readonly Edit[] = []) =>
  changesBetween(configWith(...former), configWith(...edits)).map(({ path, loses, message }) => [
    path.join("."),
    loses ? "loses" : "keeps",
    message.split(/[:,]/)[0],
  ]);

test.each<[string, readonly Edit[], readonly string[][]]>([
  ["a service more", [[["services", "search"], SEARCH]], [["services.search", "keeps", "a service more"]]],
  [
    "another strategy of the same mechanism",
    [[[...SHOP, "environments", "production", "strategy"], "blue-green"]],
    [
      [
        "services.storefront.environments.production.strategy",
        "keeps",
        "from canary-10-percent-5-minutes to blue-green",
      ],
    ],
  ],
  [
    "CodeDeploy instead of rolling",
    [[[...STAGING, "strategy"], { canary: { percent: 20, minutes: 3 } }]],
    [
      [
        "services.storefront.environments.staging.strategy",
        "loses",
        "from rolling to canary-20-percent-3-minutes",
      ],
    ],
  ],
  [
    "an environment more, and a release into it",
    [
      [["environments", "demo"], DEMO],
      [[...SHOP, "environments", "demo"], {}],
    ],
    [["environments.demo", "keeps", "an environment more"]],
  ],
  [
    "an environment less",
    [
      [["environments", "staging"], undefined],
      [STAGING, undefined],
    ],
    [["environments.staging", "loses", "an environment less"]],
  ],
  [
    "a service that is no longer released somewhere",
    [[STAGING, undefined]],
    [["services.storefront.environments", "loses", "no longer released to staging"]],
  ],
  [
    "an environment in another region",
    [[["environments", "production", "region"], "us-west-2"]],
    [["environments.production", "loses", "moves from account 333333333333"]],
  ],
  [
    "another layout",
    [[["layout"], { stacks: "per-service" }]],
    [["layout", "loses", "from per-account to per-service"]],
  ],
  ["another organization", [[["organization"], "emca"]], [["organization", "loses", "from acme to emca"]]],
  [
    "another network",
    [[["environments", "staging", "network"], { cidr: "10.99.0.0/16" }]],
    [["environments.staging.network", "loses", "from 10.20.0.0/16 to 10.99.0.0/16"]],
  ],
  [
    "other zones",
    [
      [
        ["environments", "staging", "network", "availabilityZones"],
        ["us-east-1c", "us-east-1d"],
      ],
    ],
    [["environments.staging.network", "loses", "zones from us-east-1a"]],
  ],
  [
    "a zone at the end",
    [
      [
        ["environments", "staging", "network", "availabilityZones"],
        ["us-east-1a", "us-east-1b", "us-east-1c"],
      ],
    ],
    [],
  ],
  [
    "load balancers of their own",
    [[["environments", "staging", "loadBalancer"], "own"]],
    [["environments.staging.loadBalancer", "loses", "from shared to own"]],
  ],
  [
    "a certificate",
    [
      [["environments", "staging", "certificateArn"], CERTIFICATE],
      [["environments", "staging", "url"], "https://staging.acme.example"],
    ],
    [["environments.staging.certificateArn", "keeps", "the production listener moves from port 80 to 443"]],
  ],
  [
    "another port in one environment",
    [[[...STAGING, "deploy"], { port: 9090 }]],
    [["services.storefront.environments.staging", "loses", "port from 8080 to 9090"]],
  ],
  ["a copy more", [[["artifacts"], { replicaRegion: "us-west-2" }]], []],
  [
    "another target",
    [
      [[...SHOP, "deploy"], { website: {} }],
      [[...SHOP, "environments"], { staging: {} }],
    ],
    [["services.storefront.deploy", "loses", "from ecs to website"]],
  ],
])("%s", (_title, edits, expected) => {
  expect(said(edits)).toEqual(expected);
});

describe("a repository that Slipway made", () => {
  const SOURCE = [...SHOP, "source"];
  const codecommit = (fields: object): Edit => [SOURCE, { codecommit: { repository: "shop", ...fields } }];
  const BUCKET = (bucket: string): Edit[] => [
    [SOURCE, { s3: { bucket, uploader: "user" } }],
    [[...SHOP, "triggers"], undefined],
  ];
  const GOES = (path: string) => [path, "loses", "the CodeCommit repository shop is to go"];

  test.each<[string, readonly Edit[], readonly string[][]]>([
    ["GitHub instead", [], [GOES("services.storefront.source")]],
    ["somebody else's from now on", [codecommit({ existing: true })], [GOES("services.storefront.source")]],
    [
      "the service is gone",
      [
        [SHOP, undefined],
        [["services", "search"], SEARCH],
      ],
      [
        ["services.search", "keeps", "a service more"],
        ["services.storefront", "loses", "a service less"],
        GOES("services.storefront"),
      ],
    ],
    [
      "the service has another name",
      [
        [SHOP, undefined],
        [["services", "shop"], { ...SEARCH, source: { codecommit: { repository: "shop" } } }],
      ],
      [["services.shop", "loses", "has the source of storefront"], GOES("services.storefront")],
    ],
    [
      "the repository has another name",
      [codecommit({ repository: "store" })],
      [["services.storefront.source", "keeps", "repository from shop to store"]],
    ],
    ["another branch", [codecommit({ branch: "next" })], []],
    ["a bucket instead", BUCKET("shop-source"), [GOES("services.storefront.source")]],
  ])("%s", (_title, edits, expected) => {
    expect(said(edits, [codecommit({})])).toEqual(expected);
  });

  test("a bucket takes no other name", () => {
    const [change] = changesBetween(
      configWith(...BUCKET("shop-source")),
      configWith(...BUCKET("store-source")),
    );
    expect(change).toMatchObject({
      loses: false,
      message: expect.stringContaining("Terraform refuses to exchange a protected bucket"),
    });
  });

  test("one that somebody else made is theirs", () => {
    expect(said([], [codecommit({ existing: true })])).toEqual([]);
  });
});

test.each([
  ["left out", {}, "no copy in us-west-2 any more"],
  ["in another region", { replicaRegion: "eu-west-1" }, "from us-west-2 to eu-west-1"],
])("the copy of artifacts: %s", (_title, artifacts, message) => {
  expect(said([[["artifacts"], artifacts]], [[["artifacts"], { replicaRegion: "us-west-2" }]])).toEqual([
    ["artifacts.replicaRegion", "loses", message],
  ]);
});

test("access logs no more", () => {
  expect(said([[["artifacts"], { accessLogDays: false }]])).toEqual([
    ["artifacts.accessLogDays", "loses", "no access logs any more"],
  ]);
});

test("a service with the source of one that is gone is that one by another name", () => {
  const [shop] = said([
    [["services", "shop"], { ...SEARCH, source: { github: { repository: "acme/storefront" } } }],
    [SHOP, undefined],
  ]);
  expect(shop).toEqual(["services.shop", "loses", "has the source of storefront"]);
});

test("a service with another source isn't: one goes, one comes", () => {
  expect(
    said([
      [["services", "search"], SEARCH],
      [SHOP, undefined],
    ]),
  ).toEqual([
    ["services.search", "keeps", "a service more"],
    ["services.storefront", "loses", "a service less"],
  ]);
});

test("an environment in the account of one that is gone is that one by another name", () => {
  const edits: Edit[] = [
    [["environments", "production"], undefined],
    [["environments", "live"], PRODUCTION],
    [[...SHOP, "environments", "production"], undefined],
    [[...SHOP, "environments", "live"], {}],
  ];
  expect(said(edits)).toEqual([["environments.live", "loses", "has the account of production"]]);
});

test.each(Object.keys(EXAMPLES))("nothing is said of %s against itself", (example) => {
  expect(changesBetween(exampleConfig(example), exampleConfig(example))).toEqual([]);
});

/** Anchors of a page, as GitHub makes them. */
function anchors(page: string): string[] {
  return [...readFileSync(page, "utf8").matchAll(/^## (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, "")
      .replaceAll(" ", "-"),
  );
}

test("each points at a heading of its guide", () => {
  const pairs = Object.keys(EXAMPLES).flatMap((former) =>
    Object.keys(EXAMPLES).map((next) => [exampleConfig(former), exampleConfig(next)] as const),
  );
  const written = configWith([["artifacts"], { replicaRegion: "us-west-2" }]);
  const edits: Edit[] = [
    [["artifacts"], { accessLogDays: false }],
    [["environments", "staging", "network"], { cidr: "10.99.0.0/16" }],
    [["environments", "staging", "loadBalancer"], "own"],
    [["environments", "production", "certificateArn"], undefined],
    [[...STAGING, "deploy"], { port: 9090 }],
  ];
  const all = [...pairs, [written, configWith(...edits)] as const].flatMap(([former, next]) =>
    changesBetween(former, next),
  );
  const places = new Set(all.map(({ guide = "changes-of-mind", heading }) => `${GUIDES[guide]}#${heading}`));
  expect(places.size).toBeGreaterThan(8);
  for (const place of places) {
    const [page = "", anchor] = place.split("#");
    expect([page, anchors(page)]).toEqual([page, expect.arrayContaining([anchor])]);
  }
});

describe("another runner", () => {
  const hybrid = exampleConfig("github-actions-oidc");
  const [quotes] = hybrid.services;
  if (!quotes) throw new Error("the example has a service");
  const { subject: _, ...pipeline } = quotes.pipeline;
  const piped: Config = {
    ...hybrid,
    services: [{ ...quotes, pipeline: { ...pipeline, runner: "codepipeline" } }],
  };

  test.each([
    ["codepipeline", piped, hybrid, "its pipelines, builds and their logs are to go"],
    ["github-actions", hybrid, piped, "the workflow's roles are to go"],
  ])("from %s says what goes, and that what runs stays", (from, former, next, goes) => {
    const changes = changesBetween(former, next);
    expect(changes.map(({ path, loses }) => [path.join("."), loses])).toEqual([
      ["services.quotes.pipeline", true],
    ]);
    expect(changes[0]?.message).toMatch(`runner from ${from} to `);
    expect(changes[0]?.message).toContain("what runs, images and state stay as they are");
    expect(changes[0]?.message).toContain(goes);
  });

  test("leaves what runs as it is, argument by argument", () => {
    const [workflow, pipelines] = [hybrid, piped].map((config) => runningIn(synthesizeConfig(config)));
    expect(Object.keys(workflow ?? {}).length).toBeGreaterThan(30);
    expect(workflow).toEqual(pipelines);
  });
});

/** What serves requests, or keeps images, of every workload account. */
function runningIn(stacks: Stacks): Record<string, unknown> {
  const kinds = /^aws_(ecs|ecr|lb|security_group|vpc_security|cloudwatch_log_group|appautoscaling)/;
  return Object.fromEntries(
    resourcesOf(stacks)
      .filter(({ type, address }) => kinds.test(type) && !address.includes("build"))
      .map(({ stack, address, arguments: values }) => [`${stack} ${address}`, values]),
  );
}
