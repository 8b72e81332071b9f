import { parseConfig } from "../../config/load";
import { RULES } from "../policies/rules";
import { allows } from "../support/access";
import { pipelinesOf, type StageView } from "../support/deployments";
import { LAYOUTS, synthesizeConfig } from "../support/examples";
import { identityOf, policiesOf, rolesOf } from "../support/policies";
import { dataSourcesOf, referredTo, resourcesOf, resourcesOfType, type Stacks } from "../support/stacks";

const HOME = "us-east-1";
const ABROAD = "eu-west-1";
const BUCKETS = {
  home: `arn:aws:s3:::acme-artifacts-111111111111-${HOME}`,
  abroad: `arn:aws:s3:::acme-artifacts-111111111111-${ABROAD}`,
};

/** One service goes abroad and home, one home only; the copy of the artifacts lies where the environment does. */
const system = (layout: string) => `
organization: acme
tools: { account: "111111111111" }
environments:
  staging:
    account: "222222222222"
    region: ${ABROAD}
    network: { cidr: 10.20.0.0/16 }
    certificateArn: arn:aws:acm:${ABROAD}:222222222222:certificate/0a1b
    approval: { notify: [release@acme.example] }
  production:
    account: "333333333333"
    network: { cidr: 10.30.0.0/16 }
artifacts: { replicaRegion: ${ABROAD}, readers: ["arn:aws:iam::444444444444:role/audit"] }
notifications: { emails: [ops@acme.example], events: [failed, rolled-back, deployment-failed] }
monitoring: {}
services:
  shop:
    source: { github: { repository: acme/shop } }
    triggers: { pullRequest: { branches: [main] } }
    deploy: { ecs: { port: 8080 } }
    environments:
      staging:
        strategy: canary-10-percent-5-minutes
        conditions: { success: { alarms: [shop-down] } }
      production: { verify: { smoke: { commands: [make smoke] } } }
  site:
    source: { github: { repository: acme/site } }
    deploy: { website: {} }
    environments: { staging: {} }
  home:
    source: { github: { repository: acme/home } }
    deploy: { website: {} }
    environments: { production: {} }
layout: { stacks: ${layout} }
`;

interface Rule {
  readonly region?: string;
}
interface Stage extends StageView {
  readonly on_success?: { readonly condition: { readonly rule: readonly Rule[] } };
}
interface Store {
  readonly region?: string;
  readonly location: string;
  readonly encryption_key: { readonly id: string };
}

describe.each(LAYOUTS)("GIVEN staging in another region, %s", (layout) => {
  const stacks: Stacks = synthesizeConfig(parseConfig(system(layout), "slipway.yaml"));
  const pipelines = pipelinesOf(stacks);
  const pipeline = (name: string) => {
    const found = pipelines.find((one) => one.name === name);
    if (!found) throw new Error(`no pipeline ${name}`);
    return found;
  };
  const storesOf = (name: string) => pipeline(name).resource.arguments.artifact_store as Store[];
  const chosen = (name: string, { location }: Store) =>
    referredTo(stacks, pipeline(name).resource, location)?.arguments.bucket ?? location;

  test("everything of its account lies there, its state too", () => {
    const account = "222222222222";
    const own = Object.entries(stacks).filter(
      ([, { provider }]) => provider.aws[0]?.allowed_account_ids[0] === account,
    );
    expect(own.length).toBeGreaterThanOrEqual(2);
    for (const [, { provider, terraform }] of own) {
      expect(provider.aws.map(({ region }) => region)).toEqual([ABROAD]);
      expect(terraform.backend.s3).toMatchObject({
        region: ABROAD,
        bucket: `acme-state-${account}-${ABROAD}`,
      });
    }
    const text = JSON.stringify(own.map(([, { resource, module }]) => ({ resource, module })));
    expect(text).toContain(`"availability_zones":["${ABROAD}a","${ABROAD}b"]`);
    // Images come from the tools account's region; CloudFront's metrics lie in this one, whatever the website's is.
    expect(new Set(text.match(/[^"\\ ]*us-east-1[^"\\ ]*/g))).toEqual(
      new Set([`arn:aws:ecr:${HOME}:111111111111:repository/acme/shop`, "us-east-1"]),
    );
  });

  test("a pipeline that acts there has a store in each region, under that region's key", () => {
    for (const name of ["shop-acme", "site-acme"]) {
      const stores = storesOf(name);
      expect(stores.map((store) => [store.region, chosen(name, store)])).toEqual([
        [HOME, `acme-artifacts-111111111111-${HOME}`],
        [ABROAD, `acme-artifacts-111111111111-${ABROAD}`],
      ]);
      const keys = stores.map(({ encryption_key: { id } }) => {
        const address = id.replace(/^\$\{(?:data\.)?/, "").replace(/\.\w+\}$/, "");
        const { stack } = pipeline(name).resource;
        return [...resourcesOf(stacks), ...dataSourcesOf(stacks)].find(
          (one) => one.stack === stack && one.address === address,
        )?.region;
      });
      expect(keys).toEqual([HOME, ABROAD]);
    }
  });

  test("a pipeline that doesn't, and one of pull requests, have one store, and their roles nothing there", () => {
    for (const name of ["home-acme", "shop-pr-acme"]) {
      expect(storesOf(name).map(({ region }) => region)).toEqual([undefined]);
      expect(JSON.stringify(identityOf(pipeline(name).role))).not.toContain(ABROAD);
    }
  });

  test("what acts in the environment's account acts in its region; all else stays in the pipeline's", () => {
    const regions = (pipeline("shop-acme").stages as readonly Stage[]).map(({ name, action }) => [
      name,
      action.map((one) => [one.name, one.region]),
    ]);
    expect(Object.fromEntries(regions)).toMatchObject({
      "staging.approval": [["approve", undefined]],
      staging: [
        ["revision", undefined],
        ["deploy", ABROAD],
      ],
      production: [
        ["deploy", undefined],
        ["smoke", undefined],
      ],
    });
    const staging = (pipeline("shop-acme").stages as readonly Stage[]).find(({ name }) => name === "staging");
    expect(staging?.on_success?.condition.rule.map(({ region }) => region)).toEqual([ABROAD]);
  });

  test("a pipeline copies there what it wrote at home: its own prefix, no other's", () => {
    const { role } = pipeline("shop-acme");
    const may = (action: string, bucket: string, prefix: string) =>
      allows(identityOf(role), {
        principal: role.arn,
        action,
        resource: `${bucket}/${prefix}/build/abc`,
        context: { "aws:ResourceAccount": "111111111111" },
      });
    for (const bucket of Object.values(BUCKETS)) {
      expect(may("s3:GetObject", bucket, "shop-acme")).toBe(true);
      expect(may("s3:PutObject", bucket, "shop-acme")).toBe(true);
      expect(may("s3:PutObject", bucket, "site-acme")).toBe(false);
    }
    const key = (region: string, alias: string) =>
      allows(identityOf(role), {
        principal: role.arn,
        action: "kms:GenerateDataKey",
        resource: `arn:aws:kms:${region}:111111111111:key/0a1b`,
        context: { "kms:ResourceAliases": alias },
      });
    expect(key(ABROAD, "alias/acme-artifacts")).toBe(true);
    expect(key(ABROAD, "alias/acme-artifacts-replica")).toBe(false);
  });

  test("a deploy role reads the bucket of its own region alone, by its own policy and by the bucket's", () => {
    const reads = (roleName: string, bucket: string) => {
      const role = rolesOf(stacks).find(({ name }) => name === roleName);
      if (!role) throw new Error(`no role ${roleName}`);
      const request = {
        principal: role.arn,
        action: "s3:GetObject",
        resource: `${bucket}/shop-acme/build/abc`,
        context: {
          "aws:ResourceAccount": "111111111111",
          "aws:SecureTransport": "true",
          "aws:PrincipalTag/slipway-artifacts": "shop-acme",
        },
      };
      return [identityOf(role), bucketPolicy(bucket)].map((statements) => allows(statements, request));
    };
    const bucketPolicy = (bucket: string) =>
      policiesOf(stacks).find(
        ({ kind, resource }) =>
          kind === "bucket" &&
          `arn:aws:s3:::${referredTo(stacks, resource, resource.arguments.bucket)?.arguments.bucket}` ===
            bucket,
      )?.statements ?? [];
    expect(reads("acme-shop-staging-deploy", BUCKETS.abroad)).toEqual([true, true]);
    expect(reads("acme-shop-staging-deploy", BUCKETS.home)).toEqual([false, false]);
    expect(reads("acme-shop-production-deploy", BUCKETS.home)).toEqual([true, true]);
    expect(reads("acme-shop-production-deploy", BUCKETS.abroad)).toEqual([false, false]);
    expect(JSON.stringify(bucketPolicy(BUCKETS.abroad))).not.toContain("444444444444");
  });

  test("artifacts for there and the copy of all artifacts are two buckets, with two keys", () => {
    const there = resourcesOfType(stacks, "aws_s3_bucket").filter(
      ({ account, region }) => account === "111111111111" && region === ABROAD,
    );
    expect(there.map(({ arguments: { bucket } }) => bucket).sort()).toEqual([
      `acme-access-logs-111111111111-${ABROAD}`,
      `acme-artifacts-111111111111-${ABROAD}`,
      `acme-artifacts-replica-111111111111-${ABROAD}`,
    ]);
    const aliases = resourcesOfType(stacks, "aws_kms_alias")
      .filter(({ account, region }) => account === "111111111111" && region === ABROAD)
      .map((alias) => [alias.arguments.name, alias.arguments.target_key_id]);
    expect(aliases.map(([name]) => name).sort()).toEqual([
      "alias/acme-artifacts",
      "alias/acme-artifacts-replica",
    ]);
    expect(new Set(aliases.map(([, key]) => key)).size).toBe(2);
  });

  test("every policy keeps every rule", async () => {
    const said = await Promise.all(RULES.map(({ violations }) => violations(stacks)));
    expect(said.flat()).toEqual([]);
  }, 30_000);
});

test("GIVEN verification of what answers abroad THEN its load balancer is looked up there", () => {
  const verified = system("per-account")
    .replace(/ {4}certificateArn:.*\n/, "")
    .replace("strategy: canary-10-percent-5-minutes", "verify: { smoke: { commands: [make smoke] } }");
  const projects = resourcesOfType(
    synthesizeConfig(parseConfig(verified, "slipway.yaml")),
    "aws_codebuild_project",
  );
  const lookedUp = (name: string) =>
    /"name":"LOAD_BALANCER_REGION","value":"([^"]+)"/.exec(
      JSON.stringify(projects.find((project) => project.arguments.name === name)?.arguments),
    )?.[1];
  expect(lookedUp("acme-shop-staging-verify-smoke")).toBe(ABROAD);
  expect(lookedUp("acme-shop-production-verify-smoke")).toBe(HOME);
});
