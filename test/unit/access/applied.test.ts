/** A state or plan is read as the synthesis is, and told where it says something else. */
import { readApplied } from "../../../reports/access/world/applied";
import { differences } from "../../../reports/access/world/differences";
import { readSynthesis } from "../../../reports/access/world/read";
import { ACCOUNT, policyText, role, system } from "../../policies/fixtures";
import type { Arguments } from "../../support/synth";

const KEY = `arn:aws:kms:us-east-1:${ACCOUNT}:key/0a1b2c3d-0000-4000-8000-000000000111`;
const USE = {
  Action: ["kms:Decrypt"],
  Resource: ["*"],
  Principal: { AWS: [`arn:aws:iam::${ACCOUNT}:root`] },
};
const READ = { Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-web/*"] };

/** A role that may use a key, whose ARN its policy and a topic name. */
const STACKS = system({
  aws_kms_key: { k: { policy: policyText(USE) } },
  aws_kms_alias: { k: { name: "alias/web", target_key_id: "${aws_kms_key.k.key_id}" } },
  aws_sns_topic: { t: { name: "t", kms_master_key_id: "${aws_kms_key.k.arn}" } },
  aws_iam_role: { web: role() },
  aws_iam_role_policy: {
    web: {
      name: "p",
      role: "${aws_iam_role.web.name}",
      policy: policyText({ ...READ, Resource: ["KEY"] }).replace("KEY", "${aws_kms_key.k.arn}"),
    },
  },
  aws_lambda_function: {
    f: {
      function_name: "f",
      role: "${aws_iam_role.web.arn}",
      environment: { variables: { ADDRESS: "${aws_lb.x.dns_name}" } },
    },
  },
});

/** What Terraform reads back of it, by address; policies as AWS writes them, in an order of its own. */
const ROLE = `arn:aws:iam::${ACCOUNT}:role/slipway/deploy/acme-web-staging-deploy`;
const document = (statement: object) =>
  JSON.stringify({ Statement: [{ Effect: "Allow", Sid: "Fixture", ...statement }], Version: "2012-10-17" });
const TRUST = {
  Action: "sts:AssumeRole",
  Condition: { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::111111111111:role/slipway/pipeline/web" } },
  Principal: { AWS: "arn:aws:iam::111111111111:root" },
};
const STANDING: Readonly<Record<string, Arguments>> = {
  "aws_kms_key.k": { arn: KEY, id: "0a1b2c3d-0000-4000-8000-000000000111", policy: document(USE) },
  "aws_kms_alias.k": {
    arn: `arn:aws:kms:us-east-1:${ACCOUNT}:alias/web`,
    name: "alias/web",
    target_key_id: "0a1b2c3d-0000-4000-8000-000000000111",
  },
  "aws_sns_topic.t": {
    arn: `arn:aws:sns:us-east-1:${ACCOUNT}:t`,
    name: "t",
    kms_master_key_id: KEY,
    policy: "",
  },
  "aws_iam_role.web": {
    arn: ROLE,
    name: "acme-web-staging-deploy",
    path: "/slipway/deploy/",
    assume_role_policy: document(TRUST),
    inline_policy: [{ name: "p", policy: document({ ...READ, Resource: KEY }) }],
    managed_policy_arns: [],
  },
  "aws_iam_role_policy.web": {
    name: "p",
    role: "acme-web-staging-deploy",
    policy: document({ Action: "s3:GetObject", Resource: [KEY] }),
  },
  "aws_lambda_function.f": {
    arn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`,
    function_name: "f",
    role: ROLE,
    environment: [{ variables: { ADDRESS: "lb-1.example" } }],
  },
};

type Change = Readonly<Record<string, Arguments>>;

/** The state, with other values of some resources. */
function state(change: Change = {}, form: "values" | "planned_values" = "values") {
  const resources = Object.entries({ ...STANDING, ...change }).map(([address, values]) => ({
    mode: "managed",
    type: address.split(".")[0],
    address,
    values: { ...STANDING[address], ...values },
  }));
  const looked = { mode: "data", type: "aws_vpc", address: "data.aws_vpc.v", values: {} };
  const network = { mode: "managed", type: "aws_vpc", address: "module.n.aws_vpc.v", values: { arn: "x" } };
  return {
    [form]: { root_module: { resources: [...resources, looked], child_modules: [{ resources: [network] }] } },
  };
}

const compared = (change: Change = {}) =>
  differences(readSynthesis(STACKS), readApplied(STACKS, { staging: state(change) }));

test("GIVEN what was synthesized THEN it is the same, whatever id AWS gave, and in whatever order", () => {
  expect(compared()).toEqual([]);
  const planned = readApplied(STACKS, { staging: state({}, "planned_values") });
  expect(differences(readSynthesis(STACKS), planned)).toEqual([]);
});

test.each<[string, Change, RegExp]>([
  [
    "another action",
    { "aws_iam_role_policy.web": { policy: document({ Action: "s3:*", Resource: KEY }) } },
    /^roles\[.*\.Action: read "s3:GetObject", found "s3:\*"$/,
  ],
  [
    "another key",
    { "aws_sns_topic.t": { kms_master_key_id: KEY.replace("0111", "0112") } },
    /^targets\[.*:t\]\.keyArn: read /,
  ],
  [
    "another trust",
    { "aws_iam_role.web": { assume_role_policy: document({ ...TRUST, Principal: { AWS: "*" } }) } },
    /\.(trust|policy)\.document\.Statement/,
  ],
  [
    "a policy that nobody wrote",
    { "aws_iam_role.web": { inline_policy: [{ name: "q", policy: document(READ) }] } },
    /^roles\[.*\.policies: read /,
  ],
  [
    "a boundary",
    { "aws_iam_role.web": { permissions_boundary: "arn:aws:iam::aws:policy/X" } },
    /\.boundary: read nothing, found /,
  ],
  ["a tag", { "aws_iam_role.web": { tags_all: { team: "web" } } }, /\.tags\.team: read nothing, found "web"/],
  [
    "a role of a function",
    { "aws_lambda_function.f": { role: `${ROLE}-2` } },
    /^records\.functions\[.*\.roleArn: read /,
  ],
  [
    "a policy of a topic",
    { "aws_sns_topic.t": { policy: document(USE) } },
    /^targets\[.*:t\]\.policy: read nothing, found /,
  ],
])("GIVEN %s THEN it is told", (_, change, line) => {
  const lines = compared(change);
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.every((each) => line.test(each))).toBe(true);
});

describe("what a plan leaves open", () => {
  /** A plan in which some values of one resource are known after the apply. */
  const plan = (address: string, after_unknown: Arguments, values: Arguments) => ({
    ...state({ [address]: values }, "planned_values"),
    resource_changes: [{ address, mode: "managed", change: { actions: ["create"], after_unknown } }],
  });

  test.each<[string, string, Arguments, Arguments, string]>([
    [
      "a policy",
      "aws_iam_role_policy.web",
      { policy: true, id: true },
      { policy: undefined },
      "known after apply: staging: aws_iam_role_policy.web.policy",
    ],
    [
      "a key",
      "aws_sns_topic.t",
      { kms_master_key_id: true },
      { kms_master_key_id: undefined },
      "known after apply: staging: aws_sns_topic.t.kms_master_key_id",
    ],
    [
      "a role of a function",
      "aws_lambda_function.f",
      { role: true },
      { role: undefined },
      "known after apply: staging: aws_lambda_function.f.role",
    ],
    [
      "a name",
      "aws_sns_topic.t",
      { arn: true, name: true },
      { arn: undefined, name: undefined },
      "known after apply: staging: aws_sns_topic.t.name",
    ],
  ])("%s is told", (_, address, open, values, line) => {
    expect(() => readApplied(STACKS, { staging: plan(address, open, values) })).toThrow(line);
  });

  test("in a block is told, too, with the block's path", () => {
    const stacks = system({
      aws_iam_role: { web: role({ inline_policy: [{ name: "p", policy: "${aws_x.y.z}" }] }) },
    });
    const values = { name: "acme-web-staging-deploy", path: "/", assume_role_policy: document(TRUST) };
    const resource = {
      mode: "managed",
      type: "aws_iam_role",
      address: "aws_iam_role.web",
      values: { ...values, inline_policy: [{ name: "p" }] },
    };
    const document_ = (after_unknown: Arguments) => ({
      planned_values: { root_module: { resources: [resource] } },
      resource_changes: [{ address: "aws_iam_role.web", change: { after_unknown } }],
    });
    expect(() => readApplied(stacks, { staging: document_({ inline_policy: [{ policy: true }] }) })).toThrow(
      "known after apply: staging: aws_iam_role.web.inline_policy[0].policy",
    );
    expect(() => readApplied(stacks, { staging: document_({ inline_policy: true }) })).toThrow(
      "known after apply: staging: aws_iam_role.web.inline_policy",
    );
  });

  test("is no matter, where the stack says nothing of it, and AWS chooses", () => {
    const open = { arn: true, policy: true, id: true, tags_all: true };
    const planned = plan("aws_sns_topic.t", open, { arn: undefined, policy: undefined });
    expect(differences(readSynthesis(STACKS), readApplied(STACKS, { staging: planned }))).toEqual([]);
  });

  test("is no proof, where the plan failed or was narrowed", () => {
    const whole = state({}, "planned_values");
    for (const flaw of [{ errored: true }, { complete: false }])
      expect(() => readApplied(STACKS, { staging: { ...whole, ...flaw } })).toThrow(
        "staging: the plan isn't whole: it failed, or leaves something out",
      );
  });
});

test.each(["values", "planned_values"] as const)(
  "GIVEN %s without a resource of the stack THEN it is told, and nothing is proven",
  (form) => {
    const all = state({}, form)[form]?.root_module;
    const resources = all?.resources.filter(({ address }) => address !== "aws_iam_role_policy.web");
    expect(() => readApplied(STACKS, { staging: { [form]: { root_module: { resources } } } })).toThrow(
      "staging: its state or plan lacks aws_iam_role_policy.web; apply or plan all of it",
    );
  },
);

test("GIVEN a module that nobody looks into THEN what stands of it is read, and judged", () => {
  const stacks = { staging: { ...STACKS.staging, module: { x: { source: "./assets/x" } } } };
  const { values } = state();
  const inside = {
    mode: "managed",
    type: "aws_iam_role",
    address: "module.x.aws_iam_role.r",
    values: { name: "r", path: "/", assume_role_policy: document(TRUST) },
  };
  const root_module = { ...values?.root_module, child_modules: [{ resources: [inside] }] };
  const { roles } = readApplied(stacks, { staging: { values: { root_module } } });
  expect(roles.map(({ name }) => name)).toEqual(["acme-web-staging-deploy", "r"]);
});

test("GIVEN a document that holds neither THEN it is refused", () => {
  expect(() => readApplied(STACKS, { staging: {} })).toThrow(
    "staging: neither a state nor a plan: it holds no values",
  );
});

describe("two policies with one name of a role that stand", () => {
  const twin = (policy: string) => ({
    ...STACKS,
    staging: {
      ...STACKS.staging,
      resource: {
        ...STACKS.staging?.resource,
        aws_iam_role_policy: {
          ...STACKS.staging?.resource?.aws_iam_role_policy,
          twin: { name: "p", policy },
        },
      },
    },
  });
  const change = (policy: string): Change => ({
    "aws_iam_role_policy.twin": { name: "p", role: "acme-web-staging-deploy", policy },
  });
  const same = document({ Action: ["s3:GetObject"], Resource: KEY });

  test("are one, where they say the same", () => {
    const { roles } = readApplied(twin(same), { staging: state(change(same)) });
    expect(roles[0]?.policies).toHaveLength(1);
  });

  test("are refused, where they don't", () => {
    const other = document({ Action: "s3:*", Resource: "*" });
    expect(() => readApplied(twin(other), { staging: state(change(other)) })).toThrow(
      "staging: aws_iam_role_policy.twin: aws_iam_role_policy.web in staging is the policy p of the role acme-web-staging-deploy in 222222222222 too; AWS keeps one of them",
    );
  });

  test("count as their own resource says, where the role was looked at before", () => {
    const own = { "aws_iam_role_policy.web": { policy: document({ Action: "s3:*", Resource: "*" }) } };
    const { roles } = readApplied(STACKS, { staging: state(own) });
    expect(roles[0]?.policies.map(({ document }) => document.Statement[0]?.Action)).toEqual(["s3:*"]);
  });
});
