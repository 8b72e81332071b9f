import { crossingsOf } from "../../../reports/crossings";
import { countRead } from "../../../reports/role-policies";
import { tourOfExample } from "../../support/tours";

const TARGET = "arn:aws:iam::222222222222:role/deploy";
const TRUST = JSON.stringify({
  Statement: {
    Effect: "Allow",
    Principal: { Service: "codepipeline.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
});
const ROLE = { type: "aws_iam_role", values: { name: "release", path: "/", assume_role_policy: TRUST } };

/** An account with a role, and with resources of these types and values. */
function account(...others: readonly (readonly [type: string, values: object])[]) {
  const resources = [ROLE, ...others.map(([type, values]) => ({ type, values: { ...values } }))];
  return [{ name: "tools", id: "111111111111", resources }];
}

/** A policy of the role, of one statement. */
function inline(statement: object) {
  const policy = JSON.stringify({ Statement: [{ Effect: "Allow", Resource: TARGET, ...statement }] });
  return ["aws_iam_role_policy", { role: "release", name: "p", policy }] as const;
}

const CROSSING = {
  from: "arn:aws:iam::111111111111:role/release",
  to: TARGET,
  allowed: true,
  trusted: false,
};

describe("what a role may become", () => {
  test.each(["sts:AssumeRole", "STS:assumerole", "sts:*", "sts:Assume*", "sts:?ssumeRole", "*"])(
    "is said by the action %s",
    (Action) => {
      expect(crossingsOf(account(inline({ Action })))).toEqual([CROSSING]);
      expect(crossingsOf(account(inline({ Action: ["s3:GetObject", Action] })))).toEqual([CROSSING]);
    },
  );

  test.each(["sts:AssumeRoleWithSAML", "sts:Get*", "s3:*", "sts.AssumeRole"])(
    "isn't said by the action %s",
    (Action) => {
      expect(crossingsOf(account(inline({ Action })))).toEqual([]);
    },
  );

  test.each(["*", "arn:aws:iam::*:role/deploy"])("GIVEN %s as resource THEN it is a crossing", (Resource) => {
    const crossings = crossingsOf(account(inline({ Action: "sts:AssumeRole", Resource })));

    expect(crossings).toEqual([{ ...CROSSING, to: Resource }]);
  });

  test("is read from what a state lists under the role, too", () => {
    const [, { name, policy }] = inline({ Action: "sts:AssumeRole" });
    const role = { ...ROLE.values, name: "other", inline_policy: [{ name, policy }] };

    expect(crossingsOf(account(["aws_iam_role", role]))).toEqual([
      { ...CROSSING, from: "arn:aws:iam::111111111111:role/other" },
    ]);
  });
});

describe("who is trusted", () => {
  const trusting = (statement: object) =>
    crossingsOf(
      account([
        "aws_iam_role",
        {
          name: "deploy",
          assume_role_policy: JSON.stringify({
            Statement: { Effect: "Allow", Action: "sts:AssumeRole", ...statement },
          }),
        },
      ]),
    ).map(({ from }) => from);

  test("everybody, where the principal is *", () => {
    expect(trusting({ Principal: "*" })).toEqual(["*"]);
  });

  test("all of an account, where a condition names who isn't", () => {
    const AWS = "arn:aws:iam::333333333333:root";
    const Condition = { ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::333333333333:role/x" } };

    expect(trusting({ Principal: { AWS }, Condition })).toEqual([AWS]);
  });
});

describe("countRead", () => {
  const policy = "arn:aws:iam::aws:policy/AdministratorAccess";
  const attached = ["aws_iam_role_policy_attachment", { role: "release", policy_arn: policy }] as const;

  test.each<[string, readonly (readonly [string, object])[], number]>([
    ["nothing but its trust", [], 0],
    ["a policy that says what it allows", [inline({ Action: "s3:*" })], 0],
    ["one that isn't known yet", [["aws_iam_role_policy", { role: "release", name: "p" }]], 1],
    ["one of a role that isn't known yet", [["aws_iam_role_policy", { policy: "{}" }]], 1],
    ["one that refers to what isn't there", [inline({ Action: "sts:*", Resource: "${aws_x.y.arn}" })], 1],
    ["one that allows all but something", [inline({ NotAction: "iam:*" })], 1],
    ["an attached one", [attached], 1],
    [
      "an attached one that a state lists under the role, too",
      [attached, ["aws_iam_role", { ...ROLE.values, managed_policy_arns: [policy] }]],
      1,
    ],
    ["another role whose trust isn't known yet", [["aws_iam_role", { name: "other" }]], 1],
  ])("GIVEN a role with %s", (_, others, unread) => {
    expect(countRead(account(...others)).unread).toBe(unread);
  });

  test.each(["default", "existing-network", "website-and-api"])("nothing is left unread of %s", (example) => {
    const { read, unread } = tourOfExample(example).policies;

    expect(unread).toBe(0);
    expect(read).toBeGreaterThan(20);
  });
});
