/** How the rehearsal tells what it finds. */
import { nameOf } from "../../../reports/access/rehearsal/call";
import type { Finding } from "../../../reports/access/rehearsal/finding";
import { rehearse } from "../../../reports/access/rehearsal/rehearse";
import type { World } from "../../../reports/access/world/world";
import {
  BUCKET,
  bucketArn,
  changed,
  DEPLOY,
  gone,
  ofResource,
  ofRole,
  on,
  when,
  withBoundary,
} from "../../support/broken-policies";
import { withRolePolicy } from "../../support/policy-mutants";

/** The first finding of a world that is wrong in one thing. */
function first(broken: World): Finding {
  const [finding] = rehearse(broken).findings;
  if (!finding) throw new Error("nothing was found");
  return finding;
}

describe("a finding", () => {
  test("says where in a release, who calls what on what, and what comes near", () => {
    const finding = first(ofResource(BUCKET, "ReadProduction", on(`${bucketArn}/other/*`)));
    expect(finding).toMatchObject({
      at: { pipeline: "storefront-acme", stage: "production", action: "deploy" },
      step: "fetches the artifact",
      outcome: "deny",
      condition: "never",
      deniedBy: [],
    });
    expect(nameOf(finding.call.caller)).toMatch(new RegExp(`:role/slipway/deploy/${DEPLOY}$`));
    expect(finding.call.resource).toMatch(
      /:acme-artifacts-111111111111-us-east-1\/storefront-acme\/revision-p\//,
    );
    expect(finding.misses.join()).toContain(`the resource is one of ${bucketArn}/other/*`);
  });

  test("has the line to add to a resource's policy, in its account", () => {
    const { lacks } = first(ofResource(BUCKET, "ReadProduction", gone));
    expect(lacks).toMatchObject([
      { layer: "resource policy", account: "111111111111", holder: expect.stringContaining(BUCKET) },
    ]);
    expect(JSON.parse(lacks[0]?.statement ?? "")).toMatchObject({
      Effect: "Allow",
      Action: "s3:GetObject",
      Principal: { AWS: "arn:aws:iam::333333333333:root" },
      Condition: { ArnEquals: { "aws:PrincipalArn": expect.stringContaining(DEPLOY) } },
    });
  });

  test("has the line to add to a role's policy", () => {
    const { lacks } = first(ofRole(DEPLOY, "RunDeployment", gone));
    expect(lacks).toMatchObject([{ layer: "identity policy", account: "333333333333" }]);
    expect(JSON.parse(lacks[0]?.statement ?? "")).toEqual({
      Effect: "Allow",
      Action: "codedeploy:CreateDeployment",
      Resource:
        "arn:aws:codedeploy:us-east-1:333333333333:deploymentgroup:acme-storefront-production/acme-storefront-production",
    });
  });

  test.each([
    ["RunBuilds", "acme-storefront-pipeline", {}],
    ["PassTaskRoles", DEPLOY, { StringEquals: { "iam:PassedToService": "ecs.amazonaws.com" } }],
    [
      "UseArtifactKey",
      "acme-storefront-build",
      { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/acme-artifacts"] } },
    ],
    [
      "DecryptArtifacts",
      DEPLOY,
      {
        StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": `${bucketArn}/storefront-acme/*` },
      },
    ],
  ])("has a line for %s that is as narrow as the call", (sid, role, condition) => {
    const { lacks } = first(ofRole(role, sid, gone));
    const { Condition = {}, Resource } = JSON.parse(lacks[0]?.statement ?? "");
    expect(Condition).toEqual(condition);
    expect(Resource).not.toContain("INVENTED");
  });

  test("has a line that lets the call through", () => {
    const broken = ofRole("acme-storefront-build", "ReadAndWriteArtifacts", gone);
    const role = broken.roles.find(({ name }) => name === "acme-storefront-build");
    const policy = role?.policies[0];
    if (!role || !policy) throw new Error("no such role");
    const lines = rehearse(broken).findings.flatMap(({ lacks }) =>
      lacks.map(({ statement }) => JSON.parse(statement)),
    );
    const Statement = [...policy.document.Statement, ...lines];
    const mended = withRolePolicy(broken, role.arn, policy, {
      ...policy,
      document: { ...policy.document, Statement },
    });
    expect(lines.length).toBeGreaterThan(2);
    expect(rehearse(mended).findings).toEqual([]);
  });

  test("names both policies where both lack it", () => {
    const once = ofResource(BUCKET, "ReadProduction", gone);
    const role = once.roles.find(({ name }) => name === DEPLOY);
    const policy = role?.policies.find(({ name }) => name === "artifacts");
    if (!role || !policy) throw new Error("no such role");
    const twice = withRolePolicy(once, role.arn, policy, changed(policy, "ReadArtifacts", gone));
    expect(
      first(twice)
        .lacks.map(({ layer }) => layer)
        .sort(),
    ).toEqual(["identity policy", "resource policy"]);
  });

  test("names a service's source in the line to add to a trust", () => {
    const { lacks } = first(ofResource("acme-storefront-check-lint", "AssumedByTheProject", gone));
    expect(JSON.parse(lacks[0]?.statement ?? "")).toMatchObject({
      Principal: { Service: "codebuild.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
    });
  });

  test("names the boundary that holds a role back", () => {
    expect(first(withBoundary("acme-storefront-build", "kms:*")).lacks).toMatchObject([
      { layer: "permissions boundary", holder: expect.stringContaining("acme-storefront-build") },
    ]);
  });

  test("names the statement that denies", () => {
    const finding = first(
      ofResource(BUCKET, "DenyPlainHttp", when({ Bool: { "aws:SecureTransport": "true" } })),
    );
    expect(finding.deniedBy).toEqual([
      expect.stringMatching(/^tools: aws_s3_bucket_policy\..*, statement DenyPlainHttp$/),
    ]);
    expect(finding.lacks).toEqual([]);
  });
});
