/** What the reader makes of the smallest systems. */
import { readSynthesis } from "../../../reports/access/world/read";
import { ACCOUNT, policyText, role, system, TOOLS } from "../../policies/fixtures";
import { problemsOf, worldOf } from "../../support/world";

const ROLE = `arn:aws:iam::${ACCOUNT}:role/slipway/deploy/acme-web-staging-deploy`;
const READ = { Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::acme-web/*"] };
const AWS_POLICY = "arn:aws:iam::aws:policy/ReadOnlyAccess";

describe("roles", () => {
  test("have an ARN with their path, trust, policies, and the provider's tags below their own", () => {
    const provider = {
      aws: [
        { region: "eu-west-1", allowed_account_ids: [ACCOUNT], default_tags: [{ tags: { a: "1", b: "1" } }] },
      ],
    };
    const { roles, accounts } = worldOf(
      {
        aws_iam_role: { web: role({ tags: { b: "2" } }) },
        aws_iam_role_policy: { web: { name: "p", role: "${aws_iam_role.web.id}", policy: policyText(READ) } },
      },
      { provider },
    );
    expect(roles).toMatchObject([
      {
        arn: ROLE,
        tags: { a: "1", b: "2" },
        policies: [{ name: "p", document: { Statement: [{ Sid: "Fixture", Effect: "Allow", ...READ }] } }],
        trust: { name: "trust", document: { Statement: [{ Action: ["sts:AssumeRole"] }] } },
      },
    ]);
    expect(accounts).toEqual([
      { id: ACCOUNT, partition: "aws", regions: ["eu-west-1"], stacks: ["staging"] },
    ]);
  });

  test.each([
    ["cn-north-1", "arn:aws-cn:iam"],
    ["us-gov-west-1", "arn:aws-us-gov:iam"],
  ])("lie in the partition of %s", (region, begins) => {
    const { roles } = worldOf(
      { aws_iam_role: { web: role() } },
      { provider: { aws: [{ region, allowed_account_ids: [ACCOUNT] }] } },
    );
    expect(roles[0]?.arn).toMatch(begins);
  });

  test("hold managed policies and boundaries that a stack makes", () => {
    const { roles, said } = worldOf({
      aws_iam_role: { web: role({ permissions_boundary: "${aws_iam_policy.p.arn}" }) },
      aws_iam_policy: { p: { name: "p", path: "/slipway/", policy: policyText(READ) } },
      aws_iam_role_policy_attachment: {
        web: { role: "${aws_iam_role.web.name}", policy_arn: "${aws_iam_policy.p.arn}" },
      },
    });
    const policy = {
      name: "p",
      arn: `arn:aws:iam::${ACCOUNT}:policy/slipway/p`,
      document: { Statement: [READ] },
    };
    expect(roles).toMatchObject([{ policies: [policy], boundary: policy }]);
    expect(said).toEqual([]);
  });

  test("count as administrators by a managed policy that nobody makes, and it is said", () => {
    const { roles, said } = worldOf({
      aws_iam_role: { web: role({ managed_policy_arns: [AWS_POLICY] }) },
    });
    expect(roles[0]?.policies).toMatchObject([
      {
        arn: AWS_POLICY,
        unseen: true,
        document: { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
      },
    ]);
    expect(said).toEqual([`${AWS_POLICY} isn't made here; it counts as allowing everything to 1 identity`]);
  });

  test("of somebody else's are known by the policies that a stack attaches", () => {
    const { foreignRoles } = worldOf({
      aws_iam_role_policy: { p: { name: "p", role: "developers", policy: policyText(READ) } },
    });
    expect(foreignRoles).toMatchObject([{ name: "developers", account: ACCOUNT, policies: [{ name: "p" }] }]);
  });

  test("go to instances by profiles", () => {
    const { instanceProfiles } = worldOf({
      aws_iam_role: { web: role() },
      aws_iam_instance_profile: { web: { name: "web", path: "/x/", role: "${aws_iam_role.web.name}" } },
    });
    expect(instanceProfiles).toMatchObject([
      { arn: `arn:aws:iam::${ACCOUNT}:instance-profile/x/web`, roleArn: ROLE },
    ]);
  });
});

describe("keys", () => {
  const key = { policy: policyText({ Principal: "*", Action: ["kms:Decrypt"], Resource: ["*"] }) };

  test("have an invented id, which every reference and alias leads to", () => {
    const { targets, keyAliases } = worldOf({
      aws_kms_key: { k: key },
      aws_kms_alias: { k: { name: "alias/web", target_key_id: "${aws_kms_key.k.key_id}" } },
      aws_sns_topic: {
        byAlias: { name: "a", kms_master_key_id: "alias/web" },
        byArn: { name: "b", kms_master_key_id: "${aws_kms_key.k.arn}" },
      },
      aws_cloudwatch_log_group: { l: { name: "/l", kms_key_id: "${aws_kms_alias.k.target_key_arn}" } },
    });
    const arn = `arn:aws:kms:us-east-1:${ACCOUNT}:key/INVENTED.${ACCOUNT}.k`;
    expect(keyAliases).toEqual([
      { name: "alias/web", arn: `arn:aws:kms:us-east-1:${ACCOUNT}:alias/web`, keyArn: arn },
    ]);
    const using = targets.filter(({ keyArn }) => keyArn !== undefined);
    expect(using.map(({ address, keyArn }) => [address, keyArn])).toEqual([
      ["aws_sns_topic.byAlias", arn],
      ["aws_sns_topic.byArn", arn],
      ["aws_cloudwatch_log_group.l", arn],
    ]);
  });

  test("are found by a lookup in another stack of the account and region, and nowhere else", () => {
    const lookup = { aws_kms_alias: { k: { name: "alias/web" } } };
    const group = {
      aws_cloudwatch_log_group: { l: { name: "/l", kms_key_id: "${data.aws_kms_alias.k.target_key_arn}" } },
    };
    const shared = system({
      aws_kms_key: { k: key },
      aws_kms_alias: { k: { name: "alias/web", target_key_id: "${aws_kms_key.k.id}" } },
    });
    const own = system(group, { data: lookup });
    const { targets } = readSynthesis({ shared: shared.staging, own: own.staging });
    expect(targets.find(({ stack }) => stack === "own")?.keyArn).toMatch(/:key\/INVENTED\.222222222222\.k$/);
    const elsewhere = system(group, {
      data: lookup,
      provider: { aws: [{ region: "eu-west-1", allowed_account_ids: [ACCOUNT] }] },
    });
    expect(problemsOf({ shared: shared.staging, own: elsewhere.staging })).toEqual([
      "own: aws_cloudwatch_log_group.l.kms_key_id: data.aws_kms_alias.k.target_key_arn isn't known before an apply",
    ]);
  });

  test("without a policy have KMS's own; grants name them by ARN", () => {
    const { targets, grants } = worldOf({
      aws_kms_key: { k: {} },
      aws_kms_grant: {
        g: {
          key_id: "${aws_kms_key.k.key_id}",
          grantee_principal: ROLE,
          operations: ["Decrypt"],
          constraints: { encryption_context_equals: { a: "b" } },
        },
      },
    });
    expect(targets[0]?.policy?.document.Statement).toEqual([
      { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" },
    ]);
    expect(grants).toMatchObject([
      {
        keyArn: targets[0]?.arn,
        granteeArn: ROLE,
        operations: ["Decrypt"],
        constraint: { kind: "equals", context: { a: "b" } },
      },
    ]);
  });
});

test("permissions of a function become statements of its policy", () => {
  const { targets } = worldOf({
    aws_iam_role: { web: role() },
    aws_lambda_function: { f: { function_name: "f", role: "${aws_iam_role.web.arn}" } },
    aws_lambda_permission: {
      one: {
        function_name: "${aws_lambda_function.f.function_name}",
        action: "lambda:InvokeFunction",
        principal: "events.amazonaws.com",
        source_arn: "arn:aws:events:us-east-1:222222222222:rule/r",
      },
      two: {
        function_name: "${aws_lambda_function.f.arn}",
        action: "lambda:InvokeFunction",
        principal: TOOLS,
        statement_id: "Tools",
      },
    },
  });
  const arn = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:f`;
  const action = { Effect: "Allow", Action: "lambda:InvokeFunction", Resource: arn };
  expect(targets.find((target) => target.arn === arn)?.policy?.document.Statement).toEqual([
    {
      ...action,
      Principal: { Service: "events.amazonaws.com" },
      Condition: { ArnLike: { "AWS:SourceArn": "arn:aws:events:us-east-1:222222222222:rule/r" } },
    },
    { ...action, Sid: "Tools", Principal: { AWS: TOOLS } },
  ]);
});

test("a group of instances takes its own tags, and none of the provider's", () => {
  const provider = {
    aws: [{ region: "us-east-1", allowed_account_ids: [ACCOUNT], default_tags: [{ tags: { a: "1" } }] }],
  };
  const { targets, records } = worldOf(
    {
      aws_launch_template: { l: { name: "l" } },
      aws_autoscaling_group: {
        g: {
          name: "g",
          launch_template: { id: "${aws_launch_template.l.id}" },
          tag: [{ key: "b", value: "2", propagate_at_launch: true }],
        },
      },
    },
    { provider },
  );
  expect(targets.map(({ tags }) => tags)).toEqual([{ a: "1" }, { b: "2" }]);
  expect(records.autoScalingGroups[0]?.launchTemplates).toEqual([records.launchTemplates[0]?.id]);
});

test("two accounts lie side by side", () => {
  const one = system({ aws_sns_topic: { t: { name: "t" } } });
  const other = system(
    { aws_sns_topic: { t: { name: "t" } } },
    { provider: { aws: [{ region: "us-east-1", allowed_account_ids: [TOOLS] }] } },
  );
  const { targets } = readSynthesis({ one: one.staging, other: other.staging });
  expect(targets.map(({ arn }) => arn)).toEqual([
    `arn:aws:sns:us-east-1:${ACCOUNT}:t`,
    `arn:aws:sns:us-east-1:${TOOLS}:t`,
  ]);
});
