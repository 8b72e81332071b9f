/** What no example has: each field that changes what a release calls. */

import { workflowJobs } from "../../../cli/workflow-jobs";
import { parseConfig } from "../../../config/load";
import * as artifacts from "../../../iam/actions/artifacts";
import * as builds from "../../../iam/actions/builds";
import * as codedeploy from "../../../iam/actions/codedeploy";
import * as ecs from "../../../iam/actions/ecs";
import * as images from "../../../iam/actions/images";
import * as keys from "../../../iam/actions/keys";
import * as balancing from "../../../iam/actions/load-balancing";
import { perform } from "../../../reports/access/rehearsal/perform";
import { rehearse } from "../../../reports/access/rehearsal/rehearse";
import { readSynthesis } from "../../../reports/access/world/read";
import { synthesizeConfig } from "../../support/examples";
import { withoutAction } from "../../support/policy-mutants";

const TEXT = `organization: acme
region: us-east-1
tools: { account: "111111111111", permissionsBoundary: "arn:aws:iam::111111111111:policy/boundary" }
environments:
  staging:
    account: "222222222222"
    network: { cidr: 10.20.0.0/16 }
    url: https://staging.acme.example
  production:
    account: "333333333333"
    region: eu-west-1
    githubProvider: existing
    network: { cidr: 10.30.0.0/16 }
    url: https://acme.example
artifacts: { replicaRegion: us-west-2 }
notifications: { emails: [team@acme.example], events: [failed, rolled-back, deployment-failed] }
monitoring: {}
services:
  shop:
    source: { github: { repository: acme/shop } }
    pipeline: { variables: { CHANNEL: stable } }
    build:
      environment: { DB_HOST: { parameter: /acme/db-host }, API_TOKEN: { secret: "shop/api:token" } }
      cache: { type: s3 }
      vpc: { vpcId: vpc-0a1b, subnetIds: [subnet-0a1b, subnet-0a1c] }
      batch: { maxBuilds: 2 }
      reports: { unit: { type: test } }
    deploy: { ecs: { port: 8080, secrets: { DB_PASSWORD: { secret: "shop/db:password" } } } }
    environments:
      staging:
        strategy: blue-green
        hooks: { beforeInstall: { function: smoke-test }, afterAllowTraffic: probe }
        conditions:
          entry: { lambda: { name: ready }, variable: { name: CHANNEL, operator: EQ, value: stable } }
          success: { commands: [make good], result: rollback }
          failure: { retry: failed-actions }
      production: {}
  fleet:
    source: { s3: { bucket: acme-fleet-source, uploader: user } }
    deploy: { servers: { port: 8081, paths: [/fleet/*] } }
    environments:
      staging: { strategy: blue-green, rollbackOn: { errorRatePercent: 1 } }
      production: { strategy: rolling }
  docs:
    source: { github: { repository: acme/docs } }
    pipeline: { runner: github-actions }
    deploy: { website: {} }
`;

const config = parseConfig(TEXT, "slipway.yaml");
const world = readSynthesis(synthesizeConfig(config));
const { acts, findings, said } = rehearse(world, workflowJobs(config));
const asked = new Set(acts.flatMap(({ calls }) => calls.map(({ action }) => action)));

test("every call of a release is allowed", () => {
  expect(findings).toEqual([]);
  expect(said).toEqual([
    expect.stringMatching(/^arn:aws:iam::111111111111:policy\/boundary isn't made here/),
  ]);
});

test.each([
  "autoscaling:CreateAutoScalingGroup",
  "codebuild:RetryBuild",
  "ec2:CreateNetworkInterfacePermission",
  "ec2:RunInstances",
  "lambda:InvokeFunction",
  "s3:ReplicateObject",
  "secretsmanager:GetSecretValue",
  "ssm:GetParameters",
  "sts:AssumeRoleWithWebIdentity",
])("%s is among the calls", (action) => {
  expect(asked).toContain(action);
});

test("hooks are those that the AppSpec names, one's own too", () => {
  const invoked = acts.flatMap(({ calls }) =>
    calls.flatMap(({ action, resource }) => (action === "lambda:InvokeFunction" ? resource : [])),
  );
  expect(invoked).toContain("arn:aws:lambda:us-east-1:222222222222:function:smoke-test");
  expect(invoked).toContain(
    "arn:aws:lambda:us-east-1:222222222222:function:acme-shop-staging-probe-production",
  );
  expect(invoked).toContain("arn:aws:lambda:us-east-1:111111111111:function:ready");
});

test("what a failure is followed by is rehearsed as well", () => {
  const again = acts.filter(({ at }) => at.after !== undefined);
  expect(new Set(again.map(({ at }) => `${at.stage} ${at.after}`))).toEqual(new Set(["staging retry"]));
  expect(new Set(again.map(({ at }) => at.action))).toContain("deploy");
});

test("what an action in another region takes is carried there", () => {
  const store = "arn:aws:s3:::acme-artifacts-111111111111-eu-west-1/";
  const carried = acts.flatMap(({ calls }) => calls.filter(({ resource }) => resource.startsWith(store)));
  const byPipeline = carried.filter(
    ({ caller, action }) =>
      "role" in caller && caller.role.includes("/pipeline/") && action === "s3:PutObject",
  );
  expect(byPipeline.length).toBeGreaterThan(0);
});

describe("the lists of actions in iam/actions", () => {
  const { EVERY_S3_ACTION: _denied, ...ofArtifacts } = artifacts;
  const { ADMINISTER_KEY: _ofPeople, ...ofKeys } = keys;
  const { TASK_SERVICES: _noActions, ...ofEcs } = ecs;
  const lists = { ...ofArtifacts, ...builds, ...codedeploy, ...ofEcs, ...images, ...ofKeys, ...balancing };
  const all = Object.entries(lists).flatMap(([list, actions]) => actions.map((action) => ({ list, action })));

  test.each(all)("without $action of $list a release fails", ({ action }) => {
    expect(perform(withoutAction(world, action), acts).findings).not.toEqual([]);
  });
});
