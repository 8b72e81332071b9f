/** What the reader can't tell it says, each thing in one line. */
import { policyText, role, system } from "../../policies/fixtures";
import type { ByType, Stacks } from "../../support/stacks";
import { problemsOf } from "../../support/world";

const READ = { Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-web/*"] };

const refused = (resource: ByType, change: Partial<Stacks[string]> = {}) =>
  problemsOf(system(resource, change));

describe("what isn't read is told, never left out", () => {
  test.each<[string, ByType, string]>([
    [
      "a type that nobody has thought about",
      { aws_s3_bucket_website_configuration: { b: { bucket: "b" } } },
      "staging: aws_s3_bucket_website_configuration.b: nobody has said yet whether aws_s3_bucket_website_configuration lets somebody in; keep it in a Terraform folder of your own, outside Slipway's stacks, or ask Slipway's maintainers for the type",
    ],
    [
      "an argument that grants",
      { aws_s3_bucket: { b: { bucket: "b", acl: "public-read" } } },
      "staging: aws_s3_bucket.b: acl isn't read here; use the resource that Terraform has for it",
    ],
    [
      "a policy of what nobody makes",
      { aws_s3_bucket_policy: { b: { bucket: "b", policy: policyText(READ) } } },
      "staging: aws_s3_bucket_policy.b: no stack makes arn:aws:s3:::b, whose policy this is",
    ],
    [
      "a policy that names what isn't known",
      {
        aws_iam_role_policy: {
          p: {
            name: "p",
            role: "r",
            policy: policyText({ ...READ, Resource: ["HERE"] }).replace("HERE", "${aws_db_instance.d.arn}"),
          },
        },
      },
      "p.policy: the policy names aws_db_instance.d.arn, which isn't known before an apply",
    ],
    [
      "a role by an expression of another grammar",
      { aws_iam_role_policy: { p: { name: "p", role: '${join("-", [1])}', policy: policyText(READ) } } },
      'staging: aws_iam_role_policy.p.role: ${join("-", [1])} isn\'t known before an apply',
    ],
    [
      "a policy that is no JSON",
      { aws_iam_role: { web: role({ assume_role_policy: "yes" }) } },
      "staging: aws_iam_role.web.assume_role_policy: no policy, which is JSON: yes",
    ],
    [
      "an element that no policy has",
      { aws_iam_role: { web: role({ assume_role_policy: policyText({ Actions: ["x"] }) }) } },
      "no element of a policy is called Actions in",
    ],
    [
      "a name that isn't there",
      { aws_iam_role: { web: { assume_role_policy: policyText(READ) } } },
      "staging: aws_iam_role.web: its ARN needs name, which isn't there",
    ],
    [
      "more than one of a block",
      { aws_sns_topic: { t: { name: "t", count: 2 } } },
      "staging: aws_sns_topic.t: count isn't unrolled here; write each block out",
    ],
    [
      "a program that an apply runs",
      { aws_sns_topic: { t: { name: "t", provisioner: [{ "local-exec": { command: "aws iam" } }] } } },
      "staging: aws_sns_topic.t: a provisioner runs a program at the apply",
    ],
    [
      "blocks that are made",
      { aws_sns_topic: { t: { name: "t", dynamic: { x: { for_each: [] } } } } },
      "staging: aws_sns_topic.t: dynamic isn't unrolled here",
    ],
    [
      "a provider that isn't there",
      { aws_sns_topic: { t: { name: "t", provider: "aws.other" } } },
      "staging: aws_sns_topic.t: no provider aws.other; there are aws",
    ],
    [
      "two that have one ARN",
      { aws_sns_topic: { s: { name: "t" }, t: { name: "t" } } },
      "staging: aws_sns_topic.t: staging makes arn:aws:sns:us-east-1:222222222222:t too, as aws_sns_topic.s",
    ],
    [
      "two policies of a bucket",
      {
        aws_s3_bucket: { b: { bucket: "b" } },
        aws_s3_bucket_policy: {
          one: { bucket: "${aws_s3_bucket.b.id}", policy: policyText(READ) },
          two: { bucket: "b", policy: policyText(READ) },
        },
      },
      "staging: aws_s3_bucket_policy.two: aws_s3_bucket_policy.one in staging is the policy of arn:aws:s3:::b too; AWS keeps one of them",
    ],
    [
      "two policies of a repository",
      {
        aws_ecr_repository: { r: { name: "r" } },
        aws_ecr_repository_policy: {
          one: { repository: "r", policy: policyText(READ) },
          two: { repository: "r", policy: policyText(READ) },
        },
      },
      "staging: aws_ecr_repository_policy.two: aws_ecr_repository_policy.one in staging is the policy of arn:aws:ecr:",
    ],
    [
      "a policy of a topic in it and beside it",
      {
        aws_sns_topic: { t: { name: "t", policy: policyText(READ) } },
        aws_sns_topic_policy: { t: { arn: "${aws_sns_topic.t.arn}", policy: policyText(READ) } },
      },
      "staging: aws_sns_topic_policy.t: aws_sns_topic.t in staging is the policy of arn:aws:sns:",
    ],
    [
      "two policies of a role with one name",
      {
        aws_iam_role: { web: role() },
        aws_iam_role_policy: {
          one: { name: "p", role: "${aws_iam_role.web.name}", policy: policyText(READ) },
          two: { name: "p", role: "${aws_iam_role.web.id}", policy: policyText(READ) },
        },
      },
      "staging: aws_iam_role_policy.two: aws_iam_role_policy.one in staging is the policy p of the role acme-web-staging-deploy in 222222222222 too",
    ],
    [
      "a policy of a role in it and beside it",
      {
        aws_iam_role: { web: role({ inline_policy: [{ name: "p", policy: policyText(READ) }] }) },
        aws_iam_role_policy: {
          p: { name: "p", role: "${aws_iam_role.web.name}", policy: policyText(READ) },
        },
      },
      "staging: aws_iam_role_policy.p: aws_iam_role.web in staging is the policy p of the role",
    ],
    [
      "two policies of log groups with one name",
      {
        aws_cloudwatch_log_resource_policy: {
          one: { policy_name: "p", policy_document: policyText(READ) },
          two: { policy_name: "p", policy_document: policyText(READ) },
        },
      },
      "is the log groups' policy p of 222222222222 in us-east-1 too",
    ],
    [
      "two blocks of public access to a bucket",
      {
        aws_s3_bucket: { b: { bucket: "b" } },
        aws_s3_bucket_public_access_block: { one: { bucket: "b" }, two: { bucket: "b" } },
      },
      "aws_s3_bucket_public_access_block.one in staging is the aws_s3_bucket_public_access_block of b too",
    ],
    [
      "a key that nobody makes",
      { aws_sns_topic: { t: { name: "t", kms_master_key_id: "alias/x" } } },
      "staging: aws_sns_topic.t: kms_master_key_id names no key of any stack: alias/x",
    ],
    [
      "the mark of the unknown",
      { aws_sns_topic: { t: { name: "⟨t⟩" } } },
      "staging: ⟨t⟩ stands in it, which marks here what isn't known",
    ],
    [
      "what refers to itself",
      {
        aws_sns_topic: {
          t: { name: "${aws_sns_topic.t.name}", kms_master_key_id: "${aws_sns_topic.t.name}" },
        },
      },
      "aws_sns_topic.t.name isn't known before an apply",
    ],
  ])("%s", (_, resource, message) => {
    expect(refused(resource)).toEqual([expect.stringContaining(message)]);
  });

  test("a stack without an account, and a module that can't be looked into", () => {
    const topic = { aws_sns_topic: { t: { name: "t" } } };
    expect(refused(topic, { provider: { aws: [{ region: "us-east-1", allowed_account_ids: [] }] } })).toEqual(
      [
        "staging: a provider names 0 accounts in allowed_account_ids and us-east-1 as its region; one of each is needed to tell what lies where",
      ],
    );
    for (const source of ["../network", "./network", "git::https://example.com/network", "acme/network"])
      expect(refused(topic, { module: { n: { source } } })).toEqual([
        `staging: module.n: what ${source} makes can't be seen from here; read the stack's state or plan instead`,
      ]);
    expect(refused(topic, { module: { n: { source: "./assets/n_0A/network" } } })).toEqual([]);
    expect(refused(topic, { module: { eks: { source: "./assets/eks" } } })).toEqual([
      "staging: module.eks: what ./assets/eks makes can't be seen from here; read the stack's state or plan instead",
    ]);
  });

  test("everything at once", () => {
    const topics = { s: { name: "t", kms_master_key_id: "x" }, t: { name: "u", kms_master_key_id: "y" } };
    expect(refused({ aws_sns_topic: topics })).toHaveLength(2);
    expect(refused({ aws_a: { a: {} }, aws_b: { b: {} } })).toHaveLength(2);
  });
});
