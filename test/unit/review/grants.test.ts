import { kindsIn, markdown, review } from "./plans";

const LAMBDA = { principal: "s3.amazonaws.com", action: "lambda:InvokeFunction", function_name: "f" };
const [WIDER, NARROWER] = [["access-widened"], ["access-narrowed"]];

describe("what is given by being there", () => {
  test.each<[string, object | null, object | null, readonly string[]]>([
    ["aws_iam_group_membership", { group: "g", users: ["a", "b"] }, { group: "g", users: ["a"] }, NARROWER],
    ["aws_iam_group_membership", { group: "g", users: ["a", "b"] }, { group: "g", users: ["b", "a"] }, []],
    ["aws_iam_group_membership", { group: "g", users: ["a"] }, { group: "g", users: ["b"] }, WIDER],
    ["aws_kms_grant", { operations: ["Encrypt", "Decrypt"] }, { operations: ["Decrypt"] }, NARROWER],
    ["aws_kms_grant", { constraints: [{ a: 1 }] }, { constraints: [] }, WIDER],
    ["aws_lambda_permission", LAMBDA, { ...LAMBDA, source_arn: "arn:aws:s3:::b" }, NARROWER],
    ["aws_lambda_permission", { ...LAMBDA, source_account: "111111111111" }, LAMBDA, WIDER],
    ["aws_lambda_permission", { ...LAMBDA, source_arn: "a" }, { ...LAMBDA, source_arn: "b" }, WIDER],
    ["aws_s3_bucket_acl", null, { bucket: "b", acl: "private" }, []],
    [
      "aws_s3_bucket_acl",
      { bucket: "b", acl: "log-delivery-write" },
      { bucket: "b", acl: "private" },
      NARROWER,
    ],
    ["aws_s3_bucket_acl", { bucket: "b", acl: "private" }, { bucket: "b", acl: "log-delivery-write" }, WIDER],
    ["aws_iam_access_key", { user: "u", status: "Inactive" }, { user: "u", status: "Active" }, WIDER],
    ["aws_iam_access_key", { user: "u", status: "Active" }, { user: "u", status: "Inactive" }, NARROWER],
    ["aws_eks_access_entry", { kubernetes_groups: [] }, { kubernetes_groups: ["system:masters"] }, WIDER],
    [
      "aws_eks_access_policy_association",
      { access_scope: [{ type: "namespace", namespaces: ["a"] }] },
      { access_scope: [{ type: "cluster" }] },
      WIDER,
    ],
    ["aws_organizations_policy_attachment", { policy_id: "p", target_id: "t" }, null, WIDER],
    ["aws_organizations_policy_attachment", null, { policy_id: "p", target_id: "t" }, NARROWER],
    ["aws_identitystore_group_membership", null, { member_id: "m", group_id: "g" }, WIDER],
    ["google_project_iam_member", null, { member: "user:a@example.com", role: "roles/owner" }, WIDER],
    ["google_folder_iam_binding", { members: ["a", "b"] }, { members: ["a"] }, NARROWER],
    ["azurerm_role_assignment", null, { principal_id: "p", role_definition_name: "Owner" }, WIDER],
    ["kubernetes_cluster_role_binding", null, { role_ref: [{ name: "cluster-admin" }] }, WIDER],
  ])("GIVEN %s from %j to %j THEN it is told by what it gives", (type, before, after, kinds) => {
    expect(kindsIn(review([{ type, before, after }]))).toEqual(kinds);
  });

  test("THEN what is given is said, and limits only where they are", () => {
    const type = "aws_lambda_permission";
    expect(markdown([{ type, after: { ...LAMBDA, source_account: "111111111111" } }])).toContain(
      "now: `s3.amazonaws.com` may `lambda:InvokeFunction` on `f` of account `111111111111`\n",
    );
    expect(markdown([{ type: "google_x_iam_member", after: { member: "m", role: "r" } }])).toContain(
      "now: `m` has `r`\n",
    );
  });

  test("GIVEN what is replaced, and computed anew THEN nothing is given", () => {
    const address = "aws_eks_access_entry.this";
    const change = {
      address,
      type: "aws_eks_access_entry",
      actions: ["delete", "create"],
      before: { principal_arn: "p", kubernetes_groups: [] },
      after: { principal_arn: "p" },
      unknown: { kubernetes_groups: true },
    };
    const configured = (...names: readonly string[]) => ({
      configuration: {
        root_module: {
          resources: [{ address, expressions: Object.fromEntries(names.map((name) => [name, {}])) }],
        },
      },
    });
    expect(kindsIn(review([change], configured("principal_arn")))).toEqual([]);
    expect(kindsIn(review([change], configured("principal_arn", "kubernetes_groups")))).toEqual(WIDER);
  });
});

describe("access that no policy's text gives", () => {
  test.each<[string, object | null, object | null, string, readonly string[]]>([
    [
      "aws_iam_role_policy_attachment",
      null,
      { role: "r", policy_arn: "p" },
      "role `r` has the policy `p`",
      ["access-widened"],
    ],
    [
      "aws_iam_role_policy_attachment",
      { role: "r", policy_arn: "p" },
      null,
      "no longer: role `r`",
      ["access-narrowed"],
    ],
    [
      "aws_lambda_permission",
      null,
      { principal: "*", action: "lambda:InvokeFunction", function_name: "f" },
      "`*` may `lambda:InvokeFunction` on `f`",
      ["access-widened", "exposed"],
    ],
    ["aws_iam_role", { permissions_boundary: "b" }, {}, "`permissions_boundary`", ["access-widened"]],
    ["aws_iam_role", {}, { permissions_boundary: "b" }, "`permissions_boundary`", ["access-narrowed"]],
    [
      "aws_iam_role",
      { managed_policy_arns: ["a"] },
      { managed_policy_arns: ["a", "b"] },
      "`managed_policy_arns[1]`: `nothing` → `b`",
      ["access-widened"],
    ],
    [
      "aws_kms_grant",
      { operations: ["Decrypt"], key_id: "k", grantee_principal: "g" },
      { operations: ["Decrypt", "Encrypt"], key_id: "k", grantee_principal: "g" },
      "now: `g` may `Decrypt, Encrypt`",
      ["access-widened"],
    ],
  ])("GIVEN %s from %j to %j THEN it is told", (type, before, after, words, kinds) => {
    const changes = [{ type, before, after }];
    expect(kindsIn(review(changes))).toEqual(kinds);
    expect(markdown(changes)).toContain(words);
  });

  describe("GIVEN a role that is replaced", () => {
    const replaced = (configured: readonly string[]) => {
      const address = "aws_iam_role.this";
      const expressions = Object.fromEntries(configured.map((name) => [name, {}]));
      const changes = [
        {
          address,
          type: "aws_iam_role",
          actions: ["delete", "create"],
          before: { managed_policy_arns: ["a"], permissions_boundary: "" },
          after: { permissions_boundary: null },
          unknown: { managed_policy_arns: true },
        },
      ];
      return kindsIn(
        review(changes, { configuration: { root_module: { resources: [{ address, expressions }] } } }),
      );
    };

    test("THEN what nobody configures, and a boundary that was never there, give no access", () => {
      expect(replaced([])).not.toContain("access-widened");
    });

    test("THEN policies that are configured and not known yet may be wider", () => {
      expect(replaced(["managed_policy_arns"])).toContain("access-widened");
    });
  });
});
