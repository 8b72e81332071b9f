import { readFileSync } from "node:fs";
import { changesBetween } from "../../../config/changes/changes";
import { configWith, type Change as Edit } from "../../support/config";
import { EXAMPLES, exampleConfig } from "../../support/examples";

const SHOP = ["services", "storefront"];
const STAGING = [...SHOP, "environments", "staging"];
const SEARCH = {
  source: { github: { repository: "acme/search" } },
  deploy: { ecs: { port: 8080, paths: ["/search/*"] } },
};
const DEMO = { account: "444444444444", network: { cidr: "10.40.0.0/16" } };
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

test("each points at a heading of the guide", () => {
  const guide = readFileSync("docs/guide/changes-of-mind.md", "utf8");
  const headings = [...guide.matchAll(/^## (.*)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, "")
      .replaceAll(" ", "-"),
  );
  const all = changesBetween(exampleConfig("default"), exampleConfig("website-and-api"));
  expect(all.length).toBeGreaterThan(3);
  for (const { heading } of all) expect(headings).toContain(heading);
});
