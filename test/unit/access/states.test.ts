/** States of Terraform that Slipway hasn't written: where things lie their ARNs say. */
import { readStates } from "../../../reports/access/world/states";

const trust = (principal: object) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: principal }],
  });

function role(account: string, name: string, address = `aws_iam_role.${name}`) {
  const values = {
    arn: `arn:aws:iam::${account}:role/${name}`,
    name,
    path: "/",
    assume_role_policy: trust({ Service: "ec2.amazonaws.com" }),
  };
  return { mode: "managed", type: "aws_iam_role", address, values };
}

function topic(account: string, region: string, name: string) {
  const values = { arn: `arn:aws:sns:${region}:${account}:${name}`, name };
  return { mode: "managed", type: "aws_sns_topic", address: `aws_sns_topic.${name}`, values };
}

function state(...resources: readonly object[]) {
  return {
    format_version: "1.0",
    values: { root_module: { resources: [], child_modules: [{ resources }] } },
  };
}

const [A, B] = ["111111111111", "222222222222"];

test("GIVEN a state for each account THEN each thing lies where its ARN says, in modules and under for_each too", () => {
  const world = readStates({
    tools: state(
      role(A, "build", 'module.build["lint"].aws_iam_role.this'),
      topic(A, "eu-west-1", "news"),
      topic(A, "eu-west-1", "more"),
      topic(A, "us-east-1", "far"),
    ),
    staging: state(role(B, "deploy"), topic(B, "us-east-1", "alarms")),
  });
  expect(world.accounts.map(({ id, regions, stacks }) => [id, regions, stacks])).toEqual([
    [A, ["eu-west-1", "us-east-1"], ["tools"]],
    [B, ["us-east-1"], ["staging"]],
  ]);
  expect(world.roles.map(({ arn }) => arn).sort()).toEqual([
    `arn:aws:iam::${A}:role/build`,
    `arn:aws:iam::${B}:role/deploy`,
  ]);
});

test.each<[string, object, RegExp]>([
  [
    "things of two accounts",
    state(topic(A, "us-east-1", "a"), topic(B, "us-east-1", "b")),
    /all: it holds things of the accounts 111111111111, 222222222222; hand in one state for each/,
  ],
  ["nothing with an ARN", state(), /all: no ARN in it says in which account it lies/],
  [
    "nothing that lies in a region",
    state(role(A, "build")),
    /all: no ARN in it says in which region it lies/,
  ],
  ["a plan that isn't whole", { errored: true }, /all: the plan isn't whole/],
])("GIVEN %s THEN it is told", (_, document, message) => {
  expect(() => readStates({ all: document })).toThrow(message);
});
