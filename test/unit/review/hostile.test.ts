import fc from "fast-check";
import { UnreadablePlan } from "../../../reports/review/plan/unreadable";
import { jsonOf } from "../../../reports/review/report/json";
import { markdownOf } from "../../../reports/review/report/markdown";
import { reviewOf } from "../../../reports/review/review";
import { kindsIn, planOf, policy, review, TODAY } from "./plans";

/** Names that every object of JavaScript has, and names that a review looks for. */
const names = fc.constantFrom(
  ..."constructor toString __proto__ toJSON length map Statement Sid Effect Action NotAction".split(" "),
  ..."Principal Condition Resource policy stage action name ingress cidr_blocks key value type".split(" "),
  ..."bucket role rule expiration days status security_group_id vpc_config public_access_cidrs".split(" "),
  ..."endpoint_public_access allow ports source_ranges members member principal users id".split(" "),
);
const types = fc.constantFrom(
  ..."constructor toString __proto__ aws_iam_role aws_iam_role_policy_attachment aws_codepipeline".split(" "),
  ..."aws_security_group aws_db_instance aws_instance aws_kms_grant aws_s3_bucket".split(" "),
  ..."aws_s3_bucket_policy aws_s3_bucket_lifecycle_configuration aws_iam_role_policy aws_eks_cluster".split(
    " ",
  ),
  ..."aws_vpc_endpoint_policy aws_lambda_permission google_compute_firewall google_x_iam_binding".split(" "),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom(null, '{"Statement":[{"Effect":5,"Action":{},"Principal":[[]]}]}', "\u0000"),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.array(fc.tuple(names, tie("tree")), { maxLength: 5 }).map((all) => Object.fromEntries(all)),
  ),
}));
const actions = fc.constantFrom(["create"], ["update"], ["delete"], ["delete", "create"], ["no-op"]);
const change = fc.record({
  address: fc.constantFrom("a.b", 'module.x["k"].a.b'),
  type: fc.oneof(types, tree),
  previous_address: tree,
  deposed: tree,
  action_reason: names,
  change: fc.record({
    actions,
    before: tree,
    after: tree,
    after_unknown: tree,
    before_sensitive: tree,
    after_sensitive: tree,
    replace_paths: tree,
    importing: tree,
  }),
});
const beside = fc.record({
  resource_changes: fc.array(change, { maxLength: 3 }),
  resource_drift: fc.oneof(fc.array(change, { maxLength: 2 }), tree),
  output_changes: tree,
  checks: tree,
  configuration: tree,
  action_invocations: tree,
  deferred_changes: tree,
});

describe("a plan in which anything stands anywhere", () => {
  test("THEN it is reviewed, or said to be unreadable", () => {
    fc.assert(
      fc.property(beside, (document) => {
        try {
          const found = reviewOf([planOf([], document)], { today: TODAY });
          expect(markdownOf(found, { where: "there" })).not.toContain("[native code]");
          expect(JSON.stringify(jsonOf(found))).not.toContain("[native code]");
        } catch (error) {
          if (!(error instanceof UnreadablePlan)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("GIVEN a pattern of many asterisks THEN it is compared in time", () => {
    const on = (resource: string) => ({
      policy: policy({ Effect: "Allow", Action: "s3:GetObject", Resource: resource }),
    });
    const [before, after] = [on(`${"a*".repeat(40)}b`), on("a".repeat(200))];
    const start = Date.now();
    expect(kindsIn(review([{ type: "aws_iam_policy", before, after }]))).toContain("access-widened");
    expect(Date.now() - start).toBeLessThan(2000);
  });
});
