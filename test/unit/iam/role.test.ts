import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { TerraformStack, Testing } from "cdktf";
import { ROLE_PATHS } from "../../../iam/paths";
import { Role, type RoleProps } from "../../../iam/role";
import { allow } from "../../../iam/statement";

const trust = [
  allow({
    sid: "Trust",
    principals: { service: ["ecs-tasks.amazonaws.com"] },
    actions: ["sts:AssumeRole"],
    because: "Tasks.",
  }),
];

function synth(props: Partial<RoleProps>) {
  const stack = new TerraformStack(Testing.app(), "stack");
  new Role(stack, "role", {
    name: "acme-task",
    path: ROLE_PATHS.runtime,
    description: "A role",
    trust,
    policies: {},
    ...props,
  });
  return JSON.parse(Testing.synth(stack)).resource;
}

/** Statements that take up about `characters`. */
function long(characters: number) {
  return [
    allow({ sid: "Long", actions: ["s3:GetObject"], resources: ["x".repeat(characters)], because: "Long." }),
  ];
}

describe("Role", () => {
  test("GIVEN a boundary and tags THEN the role carries path, boundary and tags", () => {
    const boundary = "arn:aws:iam::111111111111:policy/boundary";
    const [role] = Object.values(
      synth({ permissionsBoundary: boundary, tags: { team: "a" } })[IamRole.tfResourceType],
    );
    expect(role).toMatchObject({
      name: "acme-task",
      path: "/slipway/runtime/",
      permissions_boundary: boundary,
      tags: { team: "a" },
    });
  });

  test("GIVEN a policy without statements THEN it is left out", () => {
    expect(synth({ policies: { empty: [] } })[IamRolePolicy.tfResourceType]).toBeUndefined();
  });

  test("GIVEN two policies THEN both are attached by name", () => {
    const policies = synth({ policies: { one: long(1), two: long(1) } })[IamRolePolicy.tfResourceType];
    expect(Object.values(policies).map((policy) => (policy as { name: string }).name)).toEqual([
      "one",
      "two",
    ]);
  });

  test.each([
    ["the name", { name: "x".repeat(65) }, "characters in the name of role /slipway/runtime/x"],
    [
      "the trust policy",
      { trust: long(2048) },
      /trust policy of role acme-task: \d+; AWS takes 2048 at most/,
    ],
    [
      "the inline policies together",
      { policies: { a: long(5200), b: long(5200) } },
      /inline policies of role .*: \d+; IAM takes 10240 at most/,
    ],
  ])("fails when %s is too long", (_, props, message) => {
    expect(() => synth(props)).toThrow(message);
  });
});
