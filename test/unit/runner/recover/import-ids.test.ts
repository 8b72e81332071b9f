import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IMPORT_IDS, TAKEN_OVER } from "../../../../runner/recover/import-ids";
import { LOOKUPS } from "../../../../runner/recover/lookups";
import { EVERY_EXAMPLE, synthesizeExample } from "../../../support/examples";

const PLACE = { accountId: "111111111111", region: "eu-west-1", partition: "aws" };

/** As the provider's documentation has them, in the section "Import" of each type. */
test.each([
  ["aws_iam_role", { name: "acme-deploy" }, "acme-deploy"],
  ["aws_iam_role_policy", { role: "acme-deploy", name: "artifacts" }, "acme-deploy:artifacts"],
  [
    "aws_iam_role_policy_attachment",
    { role: "r", policy_arn: "arn:aws:iam::aws:policy/P" },
    "r/arn:aws:iam::aws:policy/P",
  ],
  ["aws_iam_policy", { name: "p", path: "/slipway/" }, "arn:aws:iam::111111111111:policy/slipway/p"],
  ["aws_iam_policy", { name: "p" }, "arn:aws:iam::111111111111:policy/p"],
  [
    "aws_iam_openid_connect_provider",
    { url: "https://token.actions.githubusercontent.com" },
    "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com",
  ],
  ["aws_s3_bucket_policy", { bucket: "acme-artifacts" }, "acme-artifacts"],
  ["aws_cloudwatch_log_group", { name: "/ecs/acme" }, "/ecs/acme"],
  ["aws_codedeploy_deployment_group", { app_name: "app", deployment_group_name: "group" }, "app:group"],
  ["aws_ecr_lifecycle_policy", { repository: "acme/app" }, "acme/app"],
  ["aws_kms_alias", { name: "alias/acme" }, "alias/acme"],
  ["aws_sns_topic", { name: "approvals" }, "arn:aws:sns:eu-west-1:111111111111:approvals"],
  [
    "aws_codebuild_report_group",
    { name: "unit" },
    "arn:aws:codebuild:eu-west-1:111111111111:report-group/unit",
  ],
  ["aws_cloudwatch_event_rule", { name: "push", event_bus_name: "default" }, "push"],
  ["aws_cloudwatch_event_rule", { name: "push", event_bus_name: "ours" }, "ours/push"],
  ["aws_cloudwatch_event_target", { rule: "push", target_id: "pipeline" }, "push/pipeline"],
  ["aws_lambda_permission", { function_name: "f", statement_id: "s" }, "f/s"],
  ["aws_lambda_permission", { function_name: "f", statement_id: "s", qualifier: "live" }, "f:live/s"],
  ["aws_lambda_function_event_invoke_config", { function_name: "f" }, "f"],
  ["aws_scheduler_schedule", { name: "nightly" }, "default/nightly"],
  ["aws_scheduler_schedule", { name: "nightly", group_name: "ours" }, "ours/nightly"],
  ["aws_route", { route_table_id: "rtb-1", destination_cidr_block: "0.0.0.0/0" }, "rtb-1_0.0.0.0/0"],
  ["aws_route", { route_table_id: "rtb-1", destination_ipv6_cidr_block: "::/0" }, "rtb-1_::/0"],
  ["aws_route_table_association", { subnet_id: "subnet-1", route_table_id: "rtb-1" }, "subnet-1/rtb-1"],
  ["aws_autoscaling_policy", { autoscaling_group_name: "fleet", name: "cpu" }, "fleet/cpu"],
] as const)("%s with %j is imported as %s", (type, values: Readonly<Record<string, string>>, expected) => {
  expect(IMPORT_IDS[type]?.((name) => values[name], PLACE)).toBe(expected);
});

test("GIVEN another partition THEN ARNs begin with it", () => {
  const place = { ...PLACE, region: "cn-north-1", partition: "aws-cn" };
  expect(IMPORT_IDS.aws_sns_topic?.(() => "approvals", place)).toBe(
    "arn:aws-cn:sns:cn-north-1:111111111111:approvals",
  );
});

test.each(Object.entries(IMPORT_IDS))("GIVEN nothing that is known THEN %s has no id", (_, id) => {
  expect(id(() => undefined, PLACE)).toBeUndefined();
});

const known = (type: string) => type in IMPORT_IDS || type in LOOKUPS || TAKEN_OVER.has(type);

test.each(EVERY_EXAMPLE)("every type that $example holds, $layout, can be found", ({ example, layout }) => {
  const types = Object.values(synthesizeExample(example, { layout })).flatMap(({ resource }) =>
    Object.keys(resource ?? {}),
  );
  expect(types.filter((type) => !known(type))).toEqual([]);
});

test("every type that the network module holds can be found", () => {
  const hcl = readFileSync(join(__dirname, "../../../../terraform/network/main.tf"), "utf8");
  const types = [...hcl.matchAll(/^resource "([^"]+)"/gm)].map(([, type = ""]) => type);
  expect(types.length).toBeGreaterThan(10);
  expect(types.filter((type) => !known(type))).toEqual([]);
});

test("no type is found in two ways", () => {
  const types = [...Object.keys(IMPORT_IDS), ...Object.keys(LOOKUPS), ...TAKEN_OVER];
  expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
});
