/** Names: of services, environments, checks and tags; reserved, colliding, interpolated. */
import { atTop, type BadCase, bothEcs, inShop, numbered, shopIn, testBadCases } from "./support";

const CASES: readonly BadCase[] = [
  {
    what: "service in capitals",
    edits: [["  shop:", "  Shop:"]],
    says: [
      'slipway.yaml:13:3 services.Shop: found the name "Shop"; allowed: at most 64 lower-case letters, digits and single hyphens, a letter first, no hyphen last',
    ],
  },
  {
    what: "service with an underscore",
    edits: [["  shop:", "  web_shop:"]],
    says: [
      'slipway.yaml:13:3 services.web_shop: found the name "web_shop"; allowed: at most 64 lower-case letters, digits and single hyphens, a letter first, no hyphen last',
    ],
  },
  {
    what: "service that ends with a hyphen",
    edits: [["  shop:", "  shop-:"]],
    says: [
      'slipway.yaml:13:3 services.shop-: found the name "shop-"; allowed: at most 64 lower-case letters, digits and single hyphens, a letter first, no hyphen last',
    ],
  },
  {
    what: "service with two hyphens in a row",
    edits: [["  shop:", "  web--shop:"]],
    says: [
      'slipway.yaml:13:3 services.web--shop: found the name "web--shop"; allowed: at most 64 lower-case letters, digits and single hyphens, a letter first, no hyphen last',
    ],
  },
  {
    what: "service that is a number",
    edits: [["  shop:", "  2024:"]],
    says: ['slipway.yaml:13:3 services: found the key 2024 without quotes; quote it: "2024"'],
  },
  {
    what: "service that begins with a digit",
    edits: [["  shop:", "  2shop:"]],
    says: [
      'slipway.yaml:13:3 services["2shop"]: found the name "2shop"; allowed: at most 64 lower-case letters, digits and single hyphens, a letter first, no hyphen last',
    ],
  },
  {
    what: "service of 65 characters",
    edits: [["  shop:", `  ${"s".repeat(65)}:`]],
    says: [
      'slipway.yaml:13:3 services.sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss: found the name "sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss" of 65 characters; allowed: at most 64 lower-case letters, digits and single hyphens, a letter first, no hyphen last',
    ],
  },
  {
    what: "environment of 33 characters",
    edits: [["  staging:", `  ${"s".repeat(33)}:`]],
    says: [
      'slipway.yaml:6:3 environments.sssssssssssssssssssssssssssssssss: found the name "sssssssssssssssssssssssssssssssss" of 33 characters; allowed: at most 32 lower-case letters, digits and single hyphens, a letter first, no hyphen last',
    ],
  },
  {
    what: "environment with a dot",
    edits: [["  staging:", "  eu.staging:"]],
    says: [
      'slipway.yaml:6:3 environments["eu.staging"]: found the name "eu.staging"; allowed: at most 32 lower-case letters, digits and single hyphens, a letter first, no hyphen last',
    ],
  },
  {
    what: "service called tools",
    edits: [["  shop:", "  tools:"]],
    says: [
      "slipway.yaml:13:3 services.tools: found the reserved name tools; allowed: any but apply, bootstrap, constructor, plan, shared, tools",
    ],
  },
  {
    what: "service called bootstrap",
    edits: [["  shop:", "  bootstrap:"]],
    says: [
      "slipway.yaml:13:3 services.bootstrap: found the reserved name bootstrap; allowed: any but apply, bootstrap, constructor, plan, shared, tools",
    ],
  },
  {
    what: "service called plan",
    edits: [["  shop:", "  plan:"]],
    says: [
      "slipway.yaml:13:3 services.plan: found the reserved name plan; allowed: any but apply, bootstrap, constructor, plan, shared, tools",
    ],
  },
  {
    what: "service called apply",
    edits: [["  shop:", "  apply:"]],
    says: [
      "slipway.yaml:13:3 services.apply: found the reserved name apply; allowed: any but apply, bootstrap, constructor, plan, shared, tools",
    ],
  },
  {
    what: "service called shared",
    edits: [["  shop:", "  shared:"]],
    says: [
      "slipway.yaml:13:3 services.shared: found the reserved name shared; allowed: any but apply, bootstrap, constructor, plan, shared, tools",
    ],
  },
  {
    what: "service called constructor",
    edits: [["  shop:", "  constructor:"]],
    says: [
      "slipway.yaml:13:3 services.constructor: found the reserved name constructor; allowed: any but apply, bootstrap, constructor, plan, shared, tools",
    ],
  },
  {
    what: "environment called tools",
    edits: [["  staging:", "  tools:"]],
    says: [
      "slipway.yaml:6:3 environments.tools: found the reserved name tools; allowed: any but apply, bootstrap, build, constructor, plan, shared, source, tools",
    ],
  },
  {
    what: "environment called __proto__",
    edits: [["  staging:", "  __proto__:"]],
    says: ["slipway.yaml:6:3 environments.__proto__: found the reserved name __proto__; choose another"],
  },
  {
    what: "check in capitals",
    edits: inShop("checks: { Lint: { commands: [npm test] } }"),
    says: [
      'slipway.yaml:18:15 services.shop.checks.Lint: found the name "Lint"; allowed: at most 64 lower-case letters, digits and single hyphens, a letter first, no hyphen last',
    ],
  },
  {
    what: "verification with a space",
    edits: shopIn("staging: { verify: { smoke test: { commands: [npm test] } } }"),
    says: [
      'slipway.yaml:19:28 services.shop.environments.staging.verify["smoke test"]: found the name "smoke test"; allowed: at most 64 lower-case letters, digits and single hyphens, a letter first, no hyphen last',
    ],
  },
  {
    what: "check called build",
    edits: inShop("checks: { build: { commands: [npm test] } }"),
    says: [
      "slipway.yaml:18:15 services.shop.checks.build: found the reserved name build; allowed: any but build, constructor",
    ],
  },
  {
    what: "verification called deploy",
    edits: shopIn("staging: { verify: { deploy: { commands: [npm test] } } }"),
    says: [
      "slipway.yaml:19:28 services.shop.environments.staging.verify.deploy: found the reserved name deploy; allowed: any but approve, constructor, deploy, revision",
    ],
  },
  {
    what: "services whose pipelines share an artifact prefix",
    edits: [...inShop("triggers: { pullRequest: {} }"), ["  site:", "  shop-pr:"]],
    says: [
      "slipway.yaml:19:3 services.shop-pr: its pipeline would be shop-pr-acme, as that of services.shop.triggers.pullRequest; rename one of them",
    ],
  },
  {
    what: "stacks of one name",
    edits: [...atTop("layout: { stacks: per-service }"), ["  production:", "  staging-shop:"]],
    says: [
      "slipway.yaml:10:3 environments.staging-shop: its stack would be staging-shop, as that of services.shop; rename one of them",
    ],
  },
  {
    what: "services whose listener rules share a priority",
    edits: [
      ...bothEcs("hosts: [a.ex]", "hosts: [b.ex]"),
      ["  shop:", "  api-287:"],
      ["  site:", "  api-301:"],
    ],
    says: [
      "slipway.yaml:18:3 services.api-301.environments.staging: its listener priority would be 44020, as that of services.api-287.environments.staging; give one of them deploy.priority",
    ],
  },
  {
    what: "interpolation in a value",
    edits: [["acme/shop", '"acme/${var.repository}"']],
    says: [
      'slipway.yaml:15:29 services.shop.source.github.repository: found "acme/${var.repository}", which Terraform would interpolate; allowed: text without ${ and %{ (commands may hold them)',
    ],
  },
  {
    what: "template directive in a value",
    edits: [["acme/shop", '"acme/%{ if true }"']],
    says: [
      'slipway.yaml:15:29 services.shop.source.github.repository: found "acme/%{ if true }", which Terraform would interpolate; allowed: text without ${ and %{ (commands may hold them)',
    ],
  },
  {
    what: "interpolation in a key",
    edits: atTop('tags: { "${var.key}": platform }'),
    says: [
      'slipway.yaml:2:9 tags["${var.key}"]: found "${var.key}", which Terraform would interpolate; allowed: text without ${ and %{ (commands may hold them)',
    ],
  },
  {
    what: "interpolation in a tag",
    edits: atTop('tags: { CostCenter: "${var.center}" }'),
    says: [
      'slipway.yaml:2:21 tags.CostCenter: found "${var.center}", which Terraform would interpolate; allowed: text without ${ and %{ (commands may hold them)',
    ],
  },
  {
    what: "interpolation in an unquoted text",
    edits: inShop("build: { buildspec: ci/${ENV}.yml }"),
    says: [
      "slipway.yaml:18:29: found a sign that YAML keeps for itself; quote text that holds any of { } [ ] , & * # | > % @ `",
    ],
  },
  {
    what: "tag of AWS",
    edits: atTop('tags: { "aws:cost": a }'),
    says: [
      'slipway.yaml:2:9 tags["aws:cost"]: found the key "aws:cost"; allowed: a key other than Name and without the prefixes aws:, slipway- and slipway:',
    ],
  },
  {
    what: "tag of ours",
    edits: atTop("tags: { slipway-service: a }"),
    says: [
      'slipway.yaml:2:9 tags.slipway-service: found the key "slipway-service"; allowed: a key other than Name and without the prefixes aws:, slipway- and slipway:',
    ],
  },
  {
    what: "tag Name",
    edits: atTop("tags: { Name: a }"),
    says: [
      'slipway.yaml:2:9 tags.Name: found the key "Name"; allowed: a key other than Name and without the prefixes aws:, slipway- and slipway:',
    ],
  },
  {
    what: "tag with a sign in its key",
    edits: atTop('tags: { "cost,center": a }'),
    says: [
      'slipway.yaml:2:9 tags["cost,center"]: found the key "cost,center"; allowed: a key of 1 to 128 letters, digits, spaces and _ . : / = + - @',
    ],
  },
  {
    what: "forty-one tags",
    edits: atTop(`tags: { ${numbered(41, (n) => `t${n}: a`)} }`),
    says: ["slipway.yaml:2:7 tags: found 41 tags; allowed: at most 40"],
  },
  {
    what: "organization whose buckets S3 refuses",
    edits: [["organization: acme\n", "organization: sthree\n"]],
    says: [
      'slipway.yaml:1:15 organization: found "sthree"; allowed: one that doesn\'t begin with sthree-, which AWS keeps from names of S3 buckets',
    ],
  },
  {
    what: "organization whose load balancers are refused",
    edits: [["organization: acme\n", "organization: internal-it\n"]],
    says: [
      'slipway.yaml:1:15 organization: found "internal-it"; allowed: one that doesn\'t begin with internal-, which AWS keeps from names of load balancers',
    ],
  },
];

describe("bad names", () => testBadCases(CASES));
