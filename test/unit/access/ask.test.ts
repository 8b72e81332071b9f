/** What a world becomes for the evaluator. */
import { askerOf, mayAssume, requestFor } from "../../../reports/access/ask/ask";
import {
  ANONYMOUS,
  administratorOf,
  FOREIGN_ACCOUNT,
  serviceFor,
  webIdentityOf,
} from "../../../reports/access/ask/asker";
import { NotInWorld } from "../../../reports/access/ask/not-in-world";
import { principalOf } from "../../../reports/access/ask/principal";
import { resourceKeys, resourceOf } from "../../../reports/access/ask/resource";
import { decide } from "../../../reports/access/evaluate/decide";
import { inWords } from "../../../reports/access/evaluate/formula";
import { ACCOUNT, policyText, role, TOOLS } from "../../policies/fixtures";
import { worldOf } from "../../support/world";

const ROLE = `arn:aws:iam::${ACCOUNT}:role/slipway/deploy/acme-web-staging-deploy`;
const BUCKET = "arn:aws:s3:::acme-web";
const PROVIDER = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.example.com`;
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/INVENTED.${ACCOUNT}.k`;
const OWN_ROOT = { AWS: `arn:aws:iam::${ACCOUNT}:root` };

const world = worldOf({
  aws_iam_role: {
    web: role({ tags: { team: "web" }, permissions_boundary: "${aws_iam_policy.b.arn}" }),
    job: role({
      name: "job",
      path: "/",
      assume_role_policy: policyText(
        {
          Action: "sts:AssumeRole",
          Principal: { Service: "codebuild.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } },
        },
        {
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: { Federated: PROVIDER },
          Condition: { StringEquals: { "token.example.com:sub": "main" } },
        },
      ),
    }),
  },
  aws_iam_policy: {
    b: { name: "b", policy: policyText({ Action: ["s3:*", "kms:*", "ecr:*"], Resource: "*" }) },
  },
  aws_iam_role_policy: {
    web: {
      name: "p",
      role: "${aws_iam_role.web.name}",
      policy: policyText(
        { Action: ["s3:GetObject", "sns:Publish"], Resource: "*" },
        {
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/web" } },
        },
      ),
    },
  },
  aws_iam_openid_connect_provider: { p: { url: "https://token.example.com", client_id_list: ["sts"] } },
  aws_iam_user: { anna: { name: "anna" } },
  aws_s3_bucket: { web: { bucket: "acme-web", tags: { team: "web" } } },
  aws_s3_bucket_policy: {
    web: {
      bucket: "${aws_s3_bucket.web.bucket}",
      policy: policyText({ Effect: "Deny", Action: "s3:*", Principal: "*", Resource: `${BUCKET}/secret` }),
    },
  },
  aws_sns_topic: { t: { name: "t" } },
  aws_ecr_repository: { r: { name: "r" } },
  aws_ecr_repository_policy: {
    r: {
      repository: "${aws_ecr_repository.r.name}",
      policy: policyText({ Action: "ecr:BatchGetImage", Principal: { AWS: ROLE } }),
    },
  },
  aws_cloudwatch_log_group: { l: { name: "/l" } },
  aws_cloudwatch_log_resource_policy: {
    l: {
      policy_name: "l",
      policy_document: policyText({
        Action: "logs:PutLogEvents",
        Principal: { Service: "events.amazonaws.com" },
        Resource: "*",
      }),
    },
  },
  aws_codebuild_project: { b: { name: "b", service_role: "${aws_iam_role.job.arn}" } },
  aws_kms_key: { k: { policy: policyText({ Action: "kms:*", Principal: OWN_ROOT, Resource: "*" }) } },
  aws_kms_alias: { k: { name: "alias/web", target_key_id: "${aws_kms_key.k.key_id}" } },
  aws_kms_grant: {
    g: {
      key_id: "${aws_kms_key.k.key_id}",
      grantee_principal: "${aws_iam_role.job.arn}",
      operations: ["Encrypt"],
      constraints: { encryption_context_equals: { a: "b" } },
    },
  },
});

const web = askerOf(world, ROLE);
const job = `arn:aws:iam::${ACCOUNT}:role/job`;

test.each([
  ["what its policy and its boundary allow", web, "s3:GetObject", `${BUCKET}/open`, {}, "always"],
  ["what the bucket denies", web, "s3:GetObject", `${BUCKET}/secret`, {}, "never"],
  ["what the boundary doesn't allow", web, "sns:Publish", `arn:aws:sns:us-east-1:${ACCOUNT}:t`, {}, "never"],
  [
    "a repository's images by its policy, which names no resource",
    web,
    "ecr:BatchGetImage",
    `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/r`,
    {},
    "always",
  ],
  ["a key by its alias", web, "kms:Decrypt", KEY, {}, "always"],
  [
    "a key by a grant, in its context",
    askerOf(world, job),
    "kms:Encrypt",
    KEY,
    { encryptionContext: { a: "b" } },
    "always",
  ],
  [
    "a key by a grant, in another",
    askerOf(world, job),
    "kms:Encrypt",
    KEY,
    { encryptionContext: {} },
    "never",
  ],
  [
    "a log group by its region's policy",
    serviceFor("events.amazonaws.com", { account: FOREIGN_ACCOUNT }),
    "logs:PutLogEvents",
    `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/l:log-stream:s`,
    {},
    "always",
  ],
  ["nothing without signature", ANONYMOUS, "s3:GetObject", `${BUCKET}/open`, {}, "never"],
  [
    "an administrator its account's",
    administratorOf(ACCOUNT),
    "s3:GetObject",
    `${BUCKET}/open`,
    {},
    "always",
  ],
  [
    "an administrator nobody else's",
    administratorOf(FOREIGN_ACCOUNT),
    "s3:GetObject",
    `${BUCKET}/open`,
    {},
    "never",
  ],
] as const)("allows %s", (_, asker, action, arn, more, words) => {
  expect(inWords(decide(requestFor(world, asker, action, arn, more)))).toBe(words);
});

test.each([
  ["a service for its account", serviceFor("codebuild.amazonaws.com", { account: ACCOUNT }), "always"],
  ["a service for another", serviceFor("codebuild.amazonaws.com", { account: FOREIGN_ACCOUNT }), "never"],
  ["a token with the claim", webIdentityOf(world, PROVIDER, { sub: "main" }), "always"],
  ["a token with another", webIdentityOf(world, PROVIDER, { sub: "other" }), "never"],
  ["a role that nobody trusts", web, "never"],
] as const)("tells whether a role is assumed by %s", (_, asker, words) => {
  expect(inWords(mayAssume(world, asker, job))).toBe(words);
});

test("says which condition keys follow from a resource", () => {
  expect(resourceKeys(world, KEY)).toEqual({ "kms:ResourceAliases": ["alias/web"] });
  expect(resourceKeys(world, ROLE)).toEqual({ "aws:ResourceTag/team": "web" });
  expect(resourceKeys(world, `${BUCKET}/open`)).toEqual({});
});

test("keeps what it has made", () => {
  expect(principalOf(world, ROLE)).toBe(principalOf(world, ROLE));
  expect(resourceOf(world, `${BUCKET}/a`)).toBe(resourceOf(world, `${BUCKET}/a`));
  expect(principalOf(world, `arn:aws:iam::${ACCOUNT}:user/anna`)).toMatchObject({ type: "user" });
});

test.each([
  [`arn:aws:codebuild:us-east-1:${ACCOUNT}:build/b:1`],
  [`arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/l:*`],
])("%s lies in a resource of the world", (arn) => {
  expect(resourceOf(world, arn)).toMatchObject({ arn, account: ACCOUNT });
});

test.each([
  ["the resource", () => resourceOf(world, "arn:aws:s3:::acme-web-2/x"), "arn:aws:s3:::acme-web-2/x"],
  ["the role or user", () => principalOf(world, `${ROLE}2`), `${ROLE}2`],
  ["the identity provider", () => webIdentityOf(world, TOOLS, {}), TOOLS],
])("says so of %s that no stack makes", (what, ask, arn) => {
  const message = `no stack makes ${what} ${arn}; stacks are bound to the accounts ${ACCOUNT}`;
  expect(ask).toThrow(new NotInWorld(what.slice(4), arn, [ACCOUNT]));
  expect(ask).toThrow(message);
});
