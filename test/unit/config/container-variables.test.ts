import { parseConfig } from "../../../config/load";
import { type BadCase, type Edits, edited, shopEcs, shopIn, siteIn, testBadCases } from "./support";

/** Fields of shop's target, and what differs in its environments. */
const inBoth = (target: string, releases: string): Edits => [
  ...shopEcs(target),
  [`${target} }\n`, `${target} }\n    environments:\n      ${releases}\n`],
];

const arn = "arn:aws:secretsmanager:us-east-1:222222222222:secret:db-AbC123";

/** What shop is deployed with, by environment. */
function shop(edits: Edits) {
  const [service] = parseConfig(edited(edits), "slipway.yaml").services;
  return Object.fromEntries(service?.releases.map(({ environment, deploy }) => [environment, deploy]) ?? []);
}

describe("variables of a container", () => {
  test("are none unless the configuration names some", () => {
    expect(shop([]).staging).toMatchObject({ environment: {}, secrets: {} });
  });

  test("those of an environment are added to the service's, or take their place", () => {
    const target = "environment: { LOG_LEVEL: info, ZONE: a }, secrets: { TOKEN: { parameter: /token } }";
    const override = `{ environment: { LOG_LEVEL: debug }, secrets: { DB: { secret: "${arn}:password" } } }`;
    const deploy = shop(inBoth(target, `staging: { deploy: ${override} }\n      production: {}`));
    expect(deploy.staging).toMatchObject({
      environment: { LOG_LEVEL: "debug", ZONE: "a" },
      secrets: { TOKEN: { parameter: "/token" }, DB: { secret: `${arn}:password` } },
    });
    expect(deploy.production).toMatchObject({
      environment: { LOG_LEVEL: "info", ZONE: "a" },
      secrets: { TOKEN: { parameter: "/token" } },
    });
  });
});

const cases: BadCase[] = [
  {
    what: "a name that ECS sets, and one that is none",
    edits: shopEcs("environment: { ECS_AGENT: a, 1ST: b }"),
    says: [
      "slipway.yaml:17:41 services.shop.deploy.ecs.environment.ECS_AGENT: found the name \"ECS_AGENT\"; allowed: any that ECS, AWS's tools and Slipway don't set themselves",
      'slipway.yaml:17:55 services.shop.deploy.ecs.environment["1ST"]: found the name "1ST"; allowed: at most 128 letters, digits and underscores, no digit first',
    ],
  },
  {
    what: "a number",
    edits: shopEcs("environment: { PORT: 80 }"),
    says: [
      "slipway.yaml:17:47 services.shop.deploy.ecs.environment.PORT: found 80; allowed: text of at most 4096 characters; quote it",
    ],
  },
  {
    what: "a credential instead of the task role",
    edits: shopEcs("secrets: { AWS_SECRET_ACCESS_KEY: { parameter: /key } }"),
    says: [
      "slipway.yaml:17:37 services.shop.deploy.ecs.secrets.AWS_SECRET_ACCESS_KEY: found the name \"AWS_SECRET_ACCESS_KEY\"; allowed: any that ECS, AWS's tools and Slipway don't set themselves",
    ],
  },
  {
    what: "one name in both",
    edits: shopEcs("environment: { SORT: a }, secrets: { SORT: { parameter: /token } }"),
    says: [
      "slipway.yaml:17:52 services.shop.deploy.ecs.secrets: found SORT both in environment and in secrets; allowed: one of them, in an environment as at the service",
    ],
  },
  {
    what: "a variable of the service that becomes a secret in an environment",
    edits: inBoth(
      "environment: { SORT: a }",
      "staging: { deploy: { secrets: { SORT: { parameter: /token } } } }",
    ),
    says: [
      "slipway.yaml:19:28 services.shop.environments.staging.deploy.secrets: found SORT both in environment and in secrets; allowed: one of them, in an environment as at the service",
    ],
  },
  {
    what: "neither secret nor parameter, and both",
    edits: shopEcs("secrets: { A: {}, B: { secret: b, parameter: /b } }"),
    says: [
      "slipway.yaml:17:40 services.shop.deploy.ecs.secrets.A: found an empty mapping; allowed: either secret or parameter",
      "slipway.yaml:17:47 services.shop.deploy.ecs.secrets.B: found a mapping; allowed: either secret or parameter",
    ],
  },
  {
    what: "a secret's value instead of its name",
    edits: shopEcs("secrets: { A: hunter2 }"),
    says: [
      "slipway.yaml:17:40 services.shop.deploy.ecs.secrets.A: found text; allowed: a mapping (keys: key, parameter, secret)",
    ],
  },
  {
    what: "a name that Secrets Manager takes for an ARN's end",
    edits: shopEcs("secrets: { A: { secret: api-secret } }"),
    says: [
      'slipway.yaml:17:50 services.shop.deploy.ecs.secrets.A.secret: found "api-secret"; allowed: a secret\'s name or full ARN, then :<key of its JSON> where it holds several; the full ARN where the name ends in - and six characters',
    ],
  },
  {
    what: "a secret of another account and region, and a key of another account",
    edits: shopIn(
      `staging: { deploy: { secrets: { A: { secret: "${arn.replace("us-east-1", "eu-west-1").replace("222222222222", "444444444444")}", key: "arn:aws:kms:us-east-1:444444444444:key/0a1b" } } } }`,
    ),
    says: [
      "slipway.yaml:19:52 services.shop.environments.staging.deploy.secrets.A.secret: found the account 444444444444 in it; allowed: 222222222222, that of staging",
      "slipway.yaml:19:52 services.shop.environments.staging.deploy.secrets.A.secret: found the region eu-west-1 in it; allowed: us-east-1, that of the configuration",
      "slipway.yaml:19:123 services.shop.environments.staging.deploy.secrets.A.key: found the account 444444444444 in it; allowed: 222222222222, that of staging",
    ],
  },
  {
    what: "a secret in plain text, at the service and in an environment",
    edits: inBoth(
      "environment: { DB_PASSWORD: hunter2 }",
      "staging: { deploy: { environment: { KEY_ID: AKIAIOSFODNN7EXAMPLE } } }",
    ),
    says: [
      "slipway.yaml:17:54 services.shop.deploy.ecs.environment.DB_PASSWORD: found what looks like the value of a secret, to go by its name, in plain text; allowed: keep it in Secrets Manager of the environment's account and name it in secrets, { secret: <name> }, or as a SecureString in Parameter Store, { parameter: <name> }",
      "slipway.yaml:19:51 services.shop.environments.staging.deploy.environment.KEY_ID: found what looks like an AWS access key, in plain text; allowed: keep it in Secrets Manager of the environment's account and name it in secrets, { secret: <name> }, or as a SecureString in Parameter Store, { parameter: <name> }",
    ],
  },
  {
    what: "more than a task definition holds",
    edits: shopEcs(
      `environment: { ${Array.from({ length: 9 }, (_, n) => `V${n}: ${"x".repeat(4000)}`).join(", ")} }`,
    ),
    says: [
      "slipway.yaml:17:26 services.shop.deploy.ecs.environment: found 36018 bytes of variables; allowed: at most 32768, half of what a task definition holds",
    ],
  },
  {
    what: "variables of a website",
    edits: siteIn("staging: { deploy: { environment: { A: b } } }"),
    says: [
      "slipway.yaml:24:28 services.site.environments.staging.deploy.environment: found a field that website doesn't have; allowed: errorDocument, indexDocument",
    ],
  },
];

describe("bad variables of a container", () => testBadCases(cases));
