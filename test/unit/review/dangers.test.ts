import { kindsIn, markdown, review } from "./plans";

describe("what is opened", () => {
  const everywhere = { protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: ["0.0.0.0/0"] };
  const office = { ...everywhere, cidr_blocks: ["198.51.100.0/24"] };

  test.each<[string, string, object | null, object | null, readonly string[]]>([
    ["everywhere, from the start", "aws_security_group", null, { ingress: [everywhere] }, ["exposed"]],
    [
      "everywhere, later",
      "aws_security_group",
      { ingress: [office] },
      { ingress: [office, everywhere] },
      ["exposed"],
    ],
    [
      "as before",
      "aws_security_group",
      { ingress: [everywhere] },
      { ingress: [everywhere], description: "x" },
      [],
    ],
    ["less", "aws_security_group", { ingress: [everywhere] }, { ingress: [office] }, []],
    [
      "fewer ports to everywhere",
      "aws_security_group",
      { ingress: [{ ...everywhere, protocol: "-1", from_port: 0, to_port: 0 }] },
      { ingress: [everywhere] },
      [],
    ],
    [
      "more ports to everywhere",
      "aws_security_group",
      { ingress: [everywhere] },
      { ingress: [{ ...everywhere, from_port: 22 }] },
      ["exposed"],
    ],
    [
      "another half of everywhere",
      "aws_security_group",
      { ingress: [{ ...everywhere, cidr_blocks: ["0.0.0.0/1"] }] },
      { ingress: [{ ...everywhere, cidr_blocks: ["0.0.0.0/1", "128.0.0.0/1"] }] },
      ["exposed"],
    ],
    [
      "everywhere, otherwise written",
      "aws_security_group",
      null,
      { ingress: [{ ...everywhere, cidr_blocks: [], ipv6_cidr_blocks: ["0::/0"] }] },
      ["exposed"],
    ],
    [
      "private networks",
      "aws_security_group",
      null,
      { ingress: [{ ...everywhere, cidr_blocks: ["10.0.0.0/8"], ipv6_cidr_blocks: ["fc00::/7"] }] },
      [],
    ],
    [
      "a list of prefixes",
      "aws_ec2_managed_prefix_list",
      { entry: [{ cidr: "198.51.100.0/24" }] },
      { entry: [{ cidr: "0.0.0.0/0" }] },
      ["exposed"],
    ],
    [
      "a snapshot of a database",
      "aws_db_snapshot",
      { shared_accounts: ["111111111111"] },
      { shared_accounts: ["all"] },
      ["exposed"],
    ],
    ["a document", "aws_ssm_document", {}, { permissions: { account_ids: "All" } }, ["exposed"]],
    ["a way out", "aws_security_group_rule", null, { ...everywhere, type: "egress" }, []],
    [
      "a rule of its own",
      "aws_vpc_security_group_ingress_rule",
      null,
      { cidr_ipv6: "::/0", ip_protocol: "-1" },
      ["exposed"],
    ],
    [
      "a bucket's block",
      "aws_s3_bucket_public_access_block",
      {
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
      {
        block_public_acls: true,
        block_public_policy: false,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
      ["exposed"],
    ],
    [
      "a bucket's block goes",
      "aws_s3_bucket_public_access_block",
      { block_public_acls: true },
      null,
      ["exposed"],
    ],
    [
      "a database",
      "aws_db_instance",
      { publicly_accessible: false },
      { publicly_accessible: true },
      ["exposed"],
    ],
    [
      "a database that was so",
      "aws_db_instance",
      { publicly_accessible: true, a: 1 },
      { publicly_accessible: true, a: 2 },
      [],
    ],
    [
      "a function",
      "aws_lambda_function_url",
      { authorization_type: "AWS_IAM" },
      { authorization_type: "NONE" },
      ["exposed"],
    ],
  ])("GIVEN %s THEN it is told or not", (_, type, before, after, kinds) => {
    expect(kindsIn(review([{ type, before, after }]))).toEqual(kinds);
  });

  test("THEN from where and to which port is said", () => {
    const text = markdown([{ type: "aws_security_group", after: { ingress: [everywhere] } }]);
    expect(text).toContain("from `0.0.0.0/0` to `tcp` `443`");
  });
});

describe("what is unprotected", () => {
  test.each<[string, object, object, readonly string[]]>([
    ["aws_db_instance", { deletion_protection: true }, { deletion_protection: false }, ["unprotected"]],
    ["aws_db_instance", { deletion_protection: false }, { deletion_protection: true }, []],
    ["aws_s3_bucket", { force_destroy: false }, { force_destroy: true }, ["unprotected"]],
    [
      "aws_s3_bucket_versioning",
      { versioning_configuration: [{ status: "Enabled" }] },
      { versioning_configuration: [{ status: "Suspended" }] },
      ["unprotected"],
    ],
    [
      "aws_dynamodb_table",
      { point_in_time_recovery: [{ enabled: true }] },
      { point_in_time_recovery: [] },
      ["unprotected"],
    ],
    ["aws_kms_key", { enable_key_rotation: true }, { enable_key_rotation: false }, ["unprotected"]],
  ])("GIVEN %s from %j to %j THEN it is told or not", (type, before, after, kinds) => {
    expect(kindsIn(review([{ type, before, after }]))).toEqual(kinds);
  });

  test("GIVEN one that is made without protection THEN nothing is taken away", () => {
    expect(kindsIn(review([{ type: "aws_db_instance", after: { deletion_protection: false } }]))).toEqual([]);
  });
});
