import { kindsIn, markdown, policy, type RawChange, review } from "./plans";

const READ = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const DENY = { Effect: "Deny", Action: "s3:DeleteObject", Resource: "*" };
const gone = (address: string, before: object): RawChange => ({
  address,
  type: typeIn(address),
  before,
  after: null,
});
const made = (address: string, after: object): RawChange => ({ address, type: typeIn(address), after });
const typeIn = (address: string) => address.split(".")[0] ?? "";

describe("what goes from one resource into another", () => {
  const rule = { type: "ingress", protocol: "tcp", from_port: 443, to_port: 443, security_group_id: "sg-1" };
  const everywhere = { cidr_blocks: ["0.0.0.0/0"] };
  const attachment = { role: "r", policy_arn: "p" };
  const inline = (role: string, ...statements: readonly object[]) => ({
    role,
    policy: policy(...statements),
  });

  test.each<[string, RawChange, RawChange]>([
    [
      "a rule of a security group, by another type",
      gone("aws_security_group_rule.a", { ...rule, ...everywhere }),
      made("aws_vpc_security_group_ingress_rule.b", {
        ip_protocol: "tcp",
        from_port: 443,
        to_port: 443,
        cidr_ipv4: "0.0.0.0/0",
        security_group_id: "sg-1",
      }),
    ],
    [
      "a rule of a security group, from within it",
      {
        address: "aws_security_group.a",
        type: "aws_security_group",
        before: { id: "sg-1", ingress: [{ ...rule, ...everywhere }] },
        after: { id: "sg-1", ingress: [] },
      },
      made("aws_security_group_rule.b", { ...rule, ...everywhere }),
    ],
    [
      "an attachment",
      gone("aws_iam_role_policy_attachment.a", attachment),
      made("aws_iam_role_policy_attachment.b", attachment),
    ],
    [
      "a role's inline policy, and its denial",
      gone("aws_iam_role_policy.a", inline("r", READ, DENY)),
      made("aws_iam_role_policy.b", inline("r", DENY, { ...READ, Sid: "Read" })),
    ],
  ])("GIVEN %s THEN nothing is opened, given or taken", (_, from, to) => {
    expect(kindsIn(review([from, to]))).toEqual([]);
  });

  test.each<[string, RawChange, RawChange, readonly string[]]>([
    [
      "a rule of another group",
      gone("aws_security_group_rule.a", { ...rule, ...everywhere }),
      made("aws_security_group_rule.b", { ...rule, ...everywhere, security_group_id: "sg-2" }),
      ["exposed"],
    ],
    [
      "a rule with more ports",
      gone("aws_security_group_rule.a", { ...rule, ...everywhere }),
      made("aws_security_group_rule.b", { ...rule, ...everywhere, from_port: 22 }),
      ["exposed"],
    ],
    [
      "an attachment to another role",
      gone("aws_iam_role_policy_attachment.a", attachment),
      made("aws_iam_role_policy_attachment.b", { ...attachment, role: "s" }),
      ["access-widened", "access-narrowed"],
    ],
    [
      "another role's inline policy",
      gone("aws_iam_role_policy.a", inline("r", READ)),
      made("aws_iam_role_policy.b", inline("s", READ)),
      ["access-widened", "access-narrowed"],
    ],
    [
      "a denial that stays behind",
      gone("aws_iam_role_policy.a", inline("r", READ, DENY)),
      made("aws_iam_role_policy.b", inline("r", READ)),
      ["access-widened"],
    ],
  ])("GIVEN %s THEN it is told", (_, from, to, kinds) => {
    expect(kindsIn(review([from, to]))).toEqual(kinds);
  });

  test("GIVEN a policy that gets another holder THEN one may do more, and one less", () => {
    const change = {
      type: "aws_iam_role_policy",
      actions: ["delete", "create"],
      before: inline("r", READ),
      after: inline("admin", READ),
    };
    expect(kindsIn(review([change]))).toEqual(["access-widened", "access-narrowed"]);
    expect(markdown([change])).toContain("role `admin`: more is allowed");
    expect(markdown([change])).toContain("role `r`: less is allowed");
  });
});

describe("sources that nobody is to see", () => {
  const group = (range: string) => ({
    ingress: [{ protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: [range] }],
  });

  test.each<[string, unknown]>([
    ["all rules", { ingress: true }],
    ["the ranges", { ingress: [{ cidr_blocks: true }] }],
    ["a range", { ingress: [{ cidr_blocks: [true] }] }],
  ])("GIVEN %s that change THEN it is told that nobody can tell", (_, marks) => {
    const on = (before: object) => ({
      type: "aws_security_group",
      before: { ...before, a: 1 },
      after: group("0.0.0.0/0"),
      sensitiveBefore: marks,
      sensitiveAfter: marks,
    });
    expect(kindsIn(review([on(group("10.0.0.0/8"))]))).toEqual(["exposed"]);
    expect(kindsIn(review([on(group("0.0.0.0/0"))]))).toEqual([]);
  });
});
