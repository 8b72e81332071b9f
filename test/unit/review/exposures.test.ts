import { kindsIn, markdown, policy, review } from "./plans";

const READ = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::acme/*" };
const PUBLIC = { ...READ, Principal: "*" };
const EXPOSED = ["exposed"];

describe("what everybody may do", () => {
  const IF_OURS = { StringEquals: { "aws:PrincipalOrgID": "o-1" } };
  const exposed = (
    before: readonly object[] | null,
    after: readonly object[],
    type = "aws_s3_bucket_policy",
  ) => {
    const on = (statements: readonly object[]) => ({ bucket: "acme", policy: policy(...statements) });
    const found = review([{ type, before: before && on(before), after: on(after) }]);
    return kindsIn(found).includes("exposed");
  };

  test.each<[string, readonly object[] | null, readonly object[], boolean]>([
    ["from the start", null, [PUBLIC], true],
    ["otherwise written", null, [{ ...READ, Principal: { AWS: ["*"] } }], true],
    ["all but somebody", null, [{ ...READ, NotPrincipal: { AWS: "arn:aws:iam::111111111111:root" } }], true],
    ["under a condition", null, [{ ...PUBLIC, Condition: IF_OURS }], false],
    ["when the condition goes", [{ ...PUBLIC, Condition: IF_OURS }], [PUBLIC], true],
    ["one more action", [PUBLIC], [{ ...PUBLIC, Action: ["s3:GetObject", "s3:PutObject"] }], true],
    ["less than before", [{ ...PUBLIC, Action: "s3:*" }], [PUBLIC], false],
    ["as before", [PUBLIC], [PUBLIC, { ...READ, Principal: { AWS: "111111111111" } }], false],
    ["never", null, [{ ...PUBLIC, Effect: "Deny" }], false],
    ["somebody else", null, [{ ...READ, Principal: { Service: "s3.amazonaws.com" } }], false],
    ["an identity's policy", null, [READ], false],
  ])("GIVEN %s THEN it is told or not", (_, before, after, isTold) => {
    expect(exposed(before, after)).toBe(isTold);
  });

  test("GIVEN the policy of an endpoint, which limits THEN nothing is opened", () => {
    expect(exposed(null, [PUBLIC], "aws_vpc_endpoint_policy")).toBe(false);
  });

  test("THEN it is said what", () => {
    const text = markdown([{ type: "aws_s3_bucket_policy", after: { policy: policy(PUBLIC) } }]);
    expect(text).toContain("everybody may use it\n  - `*` may `s3:GetObject` on `arn:aws:s3:::acme/*`");
  });

  test.each<[string, object, readonly string[]]>([
    ["aws_lambda_permission", { principal: "*" }, EXPOSED],
    ["aws_lambda_permission", { principal: "*", principal_org_id: "o-1" }, []],
    ["aws_lambda_permission", { principal: "*", function_url_auth_type: "AWS_IAM" }, []],
    ["google_storage_bucket_iam_member", { member: "allUsers", role: "r" }, EXPOSED],
    ["google_storage_bucket_iam_binding", { members: ["a", "allAuthenticatedUsers"], role: "r" }, EXPOSED],
    ["google_storage_bucket_iam_binding", { members: ["user:a@example.com"], role: "r" }, []],
  ])("GIVEN %s with %j THEN it is told or not", (type, after, kinds) => {
    expect(kindsIn(review([{ type, after }])).filter((kind) => kind === "exposed")).toEqual(kinds);
  });
});

describe("ways in", () => {
  const cluster = (...ranges: readonly string[]) => ({
    vpc_config: [{ endpoint_public_access: true, public_access_cidrs: ranges }],
  });
  const google = {
    direction: "INGRESS",
    allow: [{ protocol: "tcp", ports: ["22"] }],
    source_ranges: ["0.0.0.0/0"],
  };
  const azure = {
    access: "Allow",
    direction: "Inbound",
    protocol: "Tcp",
    source_address_prefix: "Internet",
    destination_port_range: "22",
  };

  test.each<[string, object | null, object, readonly string[]]>([
    ["aws_eks_cluster", cluster("192.0.2.0/24"), cluster("0.0.0.0/0"), EXPOSED],
    ["aws_eks_cluster", null, { vpc_config: [{ endpoint_public_access: true }] }, EXPOSED],
    ["aws_eks_cluster", null, cluster("192.0.2.0/24"), []],
    ["aws_eks_cluster", null, { vpc_config: [{ endpoint_public_access: false }] }, []],
    ["google_compute_firewall", null, google, EXPOSED],
    ["google_compute_firewall", null, { ...google, direction: "EGRESS" }, []],
    [
      "google_compute_firewall",
      google,
      { ...google, allow: [{ protocol: "tcp", ports: ["20-25"] }] },
      EXPOSED,
    ],
    ["google_compute_firewall", { ...google, allow: [{ protocol: "tcp" }] }, google, []],
    ["azurerm_network_security_rule", null, azure, EXPOSED],
    ["azurerm_network_security_rule", null, { ...azure, access: "Deny" }, []],
    ["azurerm_network_security_rule", null, { ...azure, source_address_prefix: "VirtualNetwork" }, []],
    ["azurerm_network_security_group", { security_rule: [] }, { security_rule: [azure] }, EXPOSED],
  ])("GIVEN %s from %j to %j THEN it is told or not", (type, before, after, kinds) => {
    expect(kindsIn(review([{ type, before, after }]))).toEqual(kinds);
  });

  test("GIVEN a cluster whose ranges nobody gives THEN its endpoint is open to all", () => {
    const change = {
      type: "aws_eks_cluster",
      after: { vpc_config: [{ endpoint_public_access: true }] },
      unknown: { vpc_config: [{ public_access_cidrs: true }] },
    };
    expect(markdown([change])).toContain("from `0.0.0.0/0` to `tcp` `443`");
  });

  test("GIVEN a load balancer of which nobody says that it is internal THEN it faces the internet", () => {
    const address = "aws_lb.this";
    const change = [{ address, type: "aws_lb", after: {}, unknown: { internal: true } }];
    const kinds = (expressions: object) =>
      kindsIn(review(change, { configuration: { root_module: { resources: [{ address, expressions }] } } }));
    expect(kinds({ subnets: {} })).toEqual(EXPOSED);
    expect(kinds({ internal: {} })).toEqual([]);
  });
});

describe("values that open something", () => {
  test("GIVEN several that mean the same THEN it is told once, with all of them", () => {
    const open = { bucket: "acme", block_public_acls: false, block_public_policy: false };
    const after = { ...open, ignore_public_acls: true, restrict_public_buckets: true };
    const changes = [{ type: "aws_s3_bucket_public_access_block", after }];
    expect(kindsIn(review(changes))).toEqual(EXPOSED);
    expect(markdown(changes)).toContain(
      "public access isn't blocked (`block_public_acls`: `false`; `block_public_policy`: `false`)",
    );
  });

  test.each<[string, object, object]>([
    ["aws_api_gateway_method", { authorization: "AWS_IAM" }, { authorization: "NONE" }],
    ["aws_apigatewayv2_route", { authorization_type: "JWT" }, { authorization_type: "NONE" }],
    ["aws_cloudfront_distribution", { web_acl_id: "arn:aws:x" }, { web_acl_id: "" }],
    [
      "aws_wafv2_web_acl",
      { default_action: [{ block: [{}], allow: [] }] },
      { default_action: [{ allow: [{}] }] },
    ],
    [
      "aws_s3_bucket_ownership_controls",
      { rule: [{ object_ownership: "BucketOwnerEnforced" }] },
      { rule: [{ object_ownership: "ObjectWriter" }] },
    ],
    ["aws_ram_resource_share", { allow_external_principals: false }, { allow_external_principals: true }],
    [
      "google_storage_bucket",
      { public_access_prevention: "enforced" },
      { public_access_prevention: "inherited" },
    ],
  ])("GIVEN %s from %j to %j THEN it is told, and the way back isn't", (type, before, after) => {
    expect(kindsIn(review([{ type, before, after }]))).toEqual(EXPOSED);
    expect(kindsIn(review([{ type, before: after, after: before }]))).toEqual([]);
    expect(kindsIn(review([{ type, after }]))).toEqual([]);
  });
});
