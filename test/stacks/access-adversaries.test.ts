/** Nobody gets at anything of any example who isn't meant to. */
import { parseConfig } from "../../config/load";
import { type Judgement, judge } from "../../reports/access/adversaries/judge";
import { BECOMING } from "../../reports/access/intended/becoming";
import { INTENDED } from "../../reports/access/intended/list";
import { readSynthesis } from "../../reports/access/world/read";
import { EXAMPLES, synthesizeConfig, synthesizeExample } from "../support/examples";
import { synthesizeInfrastructure } from "../support/infrastructure";

/** What no example has: builds in a VPC, in batches, with secrets; a user who uploads; rules of stages; a boundary. */
const OTHERWISE = `
organization: acme
region: us-east-1
tools: { account: "111111111111", permissionsBoundary: "arn:aws:iam::111111111111:policy/boundary" }
environments:
  staging:
    account: "222222222222"
    region: eu-west-1
    network: { cidr: 10.20.0.0/16, availabilityZones: [eu-west-1a, eu-west-1b] }
  production:
    account: "333333333333"
    network: { vpcId: vpc-0a1b, privateSubnetIds: [subnet-0a, subnet-0b], publicSubnetIds: [subnet-0c, subnet-0d] }
    approval: { notify: [release@acme.example] }
artifacts: { readers: ["arn:aws:iam::444444444444:role/audit"], replicaRegion: us-west-2 }
notifications: { emails: [platform@acme.example], events: [failed, rolled-back, deployment-failed] }
monitoring: {}
services:
  storefront:
    source: { github: { repository: acme/storefront, connectionArn: "arn:aws:codeconnections:us-east-1:111111111111:connection/0a1b" } }
    triggers: { pullRequest: { branches: [main] }, schedule: cron(0 3 * * ? *) }
    build:
      docker: true
      environment: { DB_HOST: { parameter: /acme/db-host }, API_TOKEN: { secret: "storefront/api:token", key: "arn:aws:kms:us-east-1:111111111111:key/0a1b" } }
      cache: { type: s3 }
      batch: { maxBuilds: 10 }
      vpc: { vpcId: vpc-0a1b, subnetIds: [subnet-0a1b] }
      reports: { unit: { type: test } }
    checks:
      lint: { commands: [npm run lint], reports: { junit: { type: test, files: ["reports/*.xml"] } } }
    deploy:
      ecs:
        port: 8080
        secrets:
          DB_PASSWORD: { secret: "storefront/db:password" }
          DB_HOST: { parameter: /storefront/db-host }
    environments:
      staging: { deploy: { secrets: {} } }
      production:
        strategy: canary-10-percent-5-minutes
        deploy: { secrets: { DB_PASSWORD: { secret: "storefront/db:password", key: "arn:aws:kms:us-east-1:333333333333:key/0a1b" } } }
        rollbackOn: { errorRatePercent: 1 }
        conditions:
          entry: { alarms: [shop-down], lambda: { name: ready } }
          success: { commands: [make good], alarms: [queue-depth], result: rollback }
          failure: rollback
        hooks: { afterAllowTraffic: probe, beforeAllowTraffic: { function: smoke-test } }
        verify: { smoke: { commands: ["npm run smoke"] } }
  intranet:
    source: { codecommit: { repository: intranet, approvals: {}, directPush: [], committers: ["arn:aws:iam::111111111111:role/developers"] } }
    deploy: { servers: { port: 8080, hosts: [intranet.acme.example] } }
  docs:
    source: { s3: { bucket: acme-docs-source-111111111111-us-east-1, uploader: user } }
    deploy: { website: {} }
    environments: { production: { deployRoleArn: "arn:aws:iam::333333333333:role/docs-deploy" } }
  quotes:
    source: { codecommit: { repository: quotes, existing: true } }
    deploy: { lambda: { runtime: nodejs22.x, handler: src/index.handler } }
`;

// Both layouts make the same world: access-world.test.ts.
const judgements: readonly [example: string, judgement: () => Judgement][] = [
  ...Object.keys(EXAMPLES).map((example): [string, () => Judgement] => [
    example,
    () => judge(readSynthesis(synthesizeExample(example))),
  ]),
  // By CodePipeline an example of its own is delivered.
  ...["default", "codecommit-ecs-blue-green", "github-servers", "website"].map(
    (example): [string, () => Judgement] => [
      `${example}, delivered by GitHub Actions`,
      () => judge(readSynthesis(synthesizeInfrastructure("github-actions", example))),
    ],
  ),
  ["otherwise", () => judge(readSynthesis(synthesizeConfig(parseConfig(OTHERWISE, "slipway.yaml"))))],
];
const needed = new Set<string>();

test.each(judgements)(
  "example %s lets nobody in who isn't meant",
  (_, judgement) => {
    const { findings, intended, counts } = judgement();
    expect(findings).toEqual([]);
    expect(counts.decisions).toBeGreaterThan(counts.principals * 10);
    expect(counts.combinations).toBeGreaterThan(counts.classes);
    for (const name of intended) needed.add(name);
  },
  60_000,
);

test("every entry of the list of intended access is needed by some example, and has a name of its own", () => {
  const names = [...INTENDED, ...BECOMING].map(({ name }) => name);
  expect(names.filter((name) => !needed.has(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});
