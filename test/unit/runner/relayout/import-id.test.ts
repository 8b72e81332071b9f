import { importIdOf } from "../../../../runner/relayout/import-id";

const PLACE = { accountId: "111111111111", region: "us-east-1", partition: "aws" };
const ECS = "arn:aws:ecs:us-east-1:111111111111";

test.each([
  ["an id that AWS has chosen", "aws_subnet", { id: "subnet-1", arn: "arn:aws:ec2:…" }, "subnet-1"],
  ["a chosen name", "aws_iam_role_policy", { id: "x", role: "shop", name: "run" }, "shop:run"],
  [
    "an attachment, whose id in the state is made up",
    "aws_iam_role_policy_attachment",
    { id: "shop-2026", role: "shop", policy_arn: "arn:aws:iam::aws:policy/P" },
    "shop/arn:aws:iam::aws:policy/P",
  ],
  [
    "a service",
    "aws_ecs_service",
    { id: `${ECS}:service/c/shop`, cluster: `${ECS}:cluster/c`, name: "shop" },
    "c/shop",
  ],
  [
    "a revision",
    "aws_ecs_task_definition",
    { id: "shop", arn: `${ECS}:task-definition/shop:3` },
    `${ECS}:task-definition/shop:3`,
  ],
  [
    "a permission for no version, which a state has as an empty text",
    "aws_lambda_permission",
    { id: "events", function_name: "shop", qualifier: "", statement_id: "events" },
    "shop/events",
  ],
  [
    "a topic in another region than the stack's",
    "aws_sns_topic",
    { id: "x", name: "t", arn: "arn:aws:sns:eu-west-1:111111111111:t" },
    "arn:aws:sns:eu-west-1:111111111111:t",
  ],
  ["nothing", "aws_subnet", { id: "" }, undefined],
])("GIVEN %s THEN it is imported by that", (_, type, attributes, id) => {
  expect(importIdOf({ type, attributes }, PLACE)).toBe(id);
});
