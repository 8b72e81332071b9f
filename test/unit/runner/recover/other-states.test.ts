import { heldIn } from "../../../../runner/recover/other-states";
import type { Planned } from "./plan-json";
import { exists, OURS, searched } from "./searched";

const PLACE = { accountId: "111111111111", region: "us-east-1", partition: "aws" };
const CLUSTER = "arn:aws:ecs:us-east-1:111111111111:cluster/acme";

const stateOf = (type: string, attributes: object, mode = "managed") =>
  JSON.stringify({ version: 4, resources: [{ mode, type, name: "x", instances: [{ attributes }] }] });

test.each([
  ["aws_s3_bucket", { id: "acme-artifacts", bucket: "acme-artifacts" }, "acme-artifacts"],
  ["aws_codedeploy_deployment_group", { id: "0f1e", app_name: "a", deployment_group_name: "g" }, "a:g"],
  ["aws_ecs_service", { id: "arn:aws:ecs:…", name: "shop", cluster: CLUSTER }, "acme/shop"],
  ["aws_lb", { id: "arn:aws:lb", arn: "arn:aws:lb" }, "arn:aws:lb"],
])("a state holds %s by the id that imports it", (type, attributes, id) => {
  expect(heldIn(stateOf(type, attributes), PLACE)).toContain(`${type} ${id}`);
});

test("what a state has only read it doesn't hold", () => {
  expect(heldIn(stateOf("aws_s3_bucket", { id: "b", bucket: "b" }, "data"), PLACE)).toEqual([]);
});

test("an empty state holds nothing", () => {
  expect(heldIn(JSON.stringify({ version: 4, resources: [] }), PLACE)).toEqual([]);
});

describe("searching", () => {
  const role: Planned = { address: "aws_iam_role.r", known: { name: "acme-deploy" } };
  const vpc: Planned = {
    address: "module.network.aws_vpc.main",
    known: { cidr_block: "10.0.0.0/16", tags_all: OURS },
  };
  const seen = (id: string) => ({ id, tags: OURS, values: { cidr_block: "10.0.0.0/16" } });

  test("GIVEN a role that another stack holds THEN it is not to be brought in", async () => {
    const held = { "aws_iam_role acme-deploy": "tools.tfstate" };
    const { findings } = await searched({ named: ["acme-deploy"], held }, role);
    expect(findings["aws_iam_role.r"]).toEqual({ kind: "held", id: "acme-deploy", by: "tools.tfstate" });
  });

  test("GIVEN two networks of which another stack holds one THEN the other is ours", async () => {
    const lists = { aws_vpc: [seen("vpc-1"), seen("vpc-2")] };
    const { findings } = await searched({ lists, held: { "aws_vpc vpc-1": "other.tfstate" } }, vpc);
    expect(findings["module.network.aws_vpc.main"]).toEqual(exists("vpc-2"));
  });
});
