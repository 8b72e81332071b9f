/** What lets somebody in without a policy is found, and nothing else of its kind. */
import { judge } from "../../../reports/access/adversaries/judge";
import { openFindings } from "../../../reports/access/adversaries/openings";
import { compare } from "../../../reports/access/compare";
import { readSynthesis } from "../../../reports/access/world/read";
import type { World } from "../../../reports/access/world/world";
import { synthesizeExample } from "../../support/examples";
import type { ByType } from "../../support/stacks";
import { ARTIFACTS, exampleWorld } from "../../support/weakened";

const TOPIC = "arn:aws:sns:us-east-1:111111111111:acme-approval-production";
const world = exampleWorld("default");

/** The default example with resources of the tools account changed. */
function toolsWith(change: (resource: ByType) => ByType): World {
  const stacks = synthesizeExample("default");
  const { tools, ...others } = stacks;
  if (tools?.resource === undefined) throw new Error("no stack tools");
  return readSynthesis({ ...others, tools: { ...tools, resource: change(tools.resource) } });
}

/** One resource more. */
function withMore(type: string, values: Readonly<Record<string, unknown>>): World {
  return toolsWith((resource) => ({ ...resource, [type]: { ...resource[type], more: values } }));
}

/** Resources of a type whose ids begin so, changed; `undefined` takes them out. */
function withOther(
  type: string,
  start: string,
  values: Readonly<Record<string, unknown>> | undefined,
): World {
  return toolsWith((resource) => {
    const all = Object.entries(resource[type] ?? {});
    const changed = all.flatMap(([id, before]) => {
      if (!id.startsWith(start)) return [[id, before]];
      return values === undefined ? [] : [[id, { ...before, ...values }]];
    });
    return { ...resource, [type]: Object.fromEntries(changed) };
  });
}

const listening = (protocol: string, endpoint: string) =>
  withMore("aws_sns_topic_subscription", { topic_arn: TOPIC, protocol, endpoint });

test.each<[title: string, changed: World, who: string, worth: string, on: string]>([
  [
    "a project that everybody looks into",
    withOther("aws_codebuild_project", "storefront_build_", { project_visibility: "PUBLIC_READ" }),
    "anybody, without signature",
    "read builds' logs and artifacts",
    "arn:aws:codebuild:us-east-1:111111111111:project/acme-storefront-build",
  ],
  [
    "a bucket that nothing keeps from being public",
    withOther("aws_s3_bucket_public_access_block", "shared_artifacts", undefined),
    "anybody, without signature",
    "get in by a public policy or access list of the bucket, which nothing blocks",
    ARTIFACTS,
  ],
  [
    "a bucket whose policies may be public",
    withOther("aws_s3_bucket_public_access_block", "shared_artifacts", { block_public_policy: false }),
    "anybody, without signature",
    "get in by a public policy or access list of the bucket, which nothing blocks",
    ARTIFACTS,
  ],
  [
    "a bucket that an access list opens",
    withMore("aws_s3_bucket_acl", { bucket: "acme-artifacts-111111111111-us-east-1", acl: "public-read" }),
    "anybody, without signature",
    "do with the bucket what its access list says",
    ARTIFACTS,
  ],
  [
    "a bucket that an access list opens to some",
    withMore("aws_s3_bucket_acl", {
      bucket: "acme-artifacts-111111111111-us-east-1",
      access_control_policy: [
        { grant: [{ permission: "READ", grantee: [{ type: "CanonicalUser", id: "79a5" }] }] },
      ],
    }),
    "anybody, without signature",
    "do with the bucket what its access list says",
    ARTIFACTS,
  ],
  [
    "artifacts copied into somebody else's bucket",
    withMore("aws_s3_bucket_replication_configuration", {
      bucket: "acme-artifacts-111111111111-us-east-1",
      role: "arn:aws:iam::111111111111:role/slipway/pipeline/acme-storefront-pipeline",
      rule: [{ id: "out", status: "Enabled", destination: [{ bucket: "arn:aws:s3:::stranger" }] }],
    }),
    "whoever owns arn:aws:s3:::stranger",
    "read copies of all that is written into the bucket",
    ARTIFACTS,
  ],
  [
    "a function with an address for everybody",
    withMore("aws_lambda_function_url", { function_name: "quotes", authorization_type: "NONE" }),
    "anybody, without signature",
    "call the function",
    "arn:aws:lambda:us-east-1:111111111111:function:quotes",
  ],
  [
    "a user's key in the state",
    withMore("aws_iam_access_key", { user: "bob" }),
    "whoever reads the state",
    "become the user",
    "arn:aws:iam::111111111111:user/bob",
  ],
  [
    "an address on the web that is told of approvals",
    listening("https", "https://stranger.example/hook"),
    "https://stranger.example/hook",
    "listen in",
    TOPIC,
  ],
  [
    "a queue of another account that is told of approvals",
    listening("sqs", "arn:aws:sqs:us-east-1:444444444444:x"),
    "arn:aws:sqs:us-east-1:444444444444:x",
    "listen in",
    TOPIC,
  ],
])("%s", (_, changed, who, worth, on) => {
  const findings = openFindings(changed, undefined);
  expect(findings).toMatchObject([{ who, worth, on: [on], account: "111111111111" }]);
  expect(findings[0]?.through).not.toEqual([]);
  expect(findings[0]?.advice).toMatch(/: https:\/\/docs\.aws\.amazon\.com\//);
});

test("it is judged, and told of a change, like access by a policy", () => {
  const changed = withOther("aws_codebuild_project", "storefront_build_", {
    project_visibility: "PUBLIC_READ",
  });
  const found = { who: "anybody, without signature", worth: "read builds' logs and artifacts" };
  expect(judge(changed).findings).toMatchObject([found]);
  expect(compare(world, changed)).toMatchObject({
    added: [found, found, found],
    removed: [],
    loosened: [],
    tightened: [],
  });
  expect(compare(changed, world).removed).toMatchObject([found, found, found]);
});

test("an address that the configuration doesn't name is found; where nobody knows the configuration, it is said", () => {
  const changed = listening("email", "stranger@elsewhere.example");
  const before = world.records.subscriptions.map(({ endpoint }) => endpoint);
  expect(openFindings(changed, before)).toMatchObject([
    { who: "stranger@elsewhere.example", worth: "listen in", on: [TOPIC] },
  ]);
  expect(openFindings(changed, [...before, "stranger@elsewhere.example"])).toEqual([]);
  const { findings, said } = judge(changed);
  expect(findings).toEqual([]);
  expect(said.at(-1)).toMatch(/^topics tell .*stranger@elsewhere\.example.* by mail/);
});

test.each<[string, World]>([
  [
    "a function's address that asks for a signature",
    withMore("aws_lambda_function_url", { function_name: "q", authorization_type: "AWS_IAM" }),
  ],
  [
    "an access list that lets in the owner",
    withMore("aws_s3_bucket_acl", { bucket: "acme-artifacts-111111111111-us-east-1", acl: "private" }),
  ],
])("%s is nothing to find", (_, changed) => {
  expect(openFindings(changed, undefined)).toEqual([]);
});
