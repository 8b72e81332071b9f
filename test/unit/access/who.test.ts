import { resourcesNamed, UnknownName } from "../../../reports/access/who/named";
import { whoText, whyText } from "../../../reports/access/who/text";
import { whoMay } from "../../../reports/access/who/who";
import type { Statement } from "../../../reports/access/world/policy";
import { readSynthesis } from "../../../reports/access/world/read";
import { synthesizeExample } from "../../support/examples";
import { widened } from "../../support/weakened";

const world = readSynthesis(synthesizeExample("default"));
const DEPLOY = "arn:aws:iam::333333333333:role/slipway/deploy/acme-storefront-production-deploy";
const OTHER = "arn:aws:iam::444444444444";
const ARTIFACTS = "s3://acme-artifacts-111111111111-us-east-1";

/** Names of those with that outcome. */
function those(outcome: string, action: string, name: string): string[] {
  return whoMay(world, action, resourcesNamed(world, name, action)[0])
    .filter(({ decision }) => decision.outcome === outcome)
    .map(({ who }) => who);
}

describe("whoMay", () => {
  it("names the one pipeline that may take on a deploy role, and nobody under a condition", () => {
    expect(those("allow", "sts:AssumeRole", DEPLOY)).toEqual([
      "arn:aws:iam::111111111111:role/slipway/pipeline/acme-storefront-pipeline",
    ]);
    expect(those("allow-if", "sts:AssumeRole", DEPLOY)).toEqual([]);
  });

  it("asks for services that a policy names, tokens, other accounts and the unsigned", () => {
    const all = whoMay(
      world,
      "sts:AssumeRole",
      resourcesNamed(world, "acme-storefront-build", "sts:AssumeRole")[0],
    );
    const names = all.map(({ who }) => who);
    expect(names).toContain("codebuild.amazonaws.com");
    expect(names).toContain("an administrator of any other account");
    expect(names).toContain("anybody, unsigned");
    const service = all.find(({ who }) => who === "codebuild.amazonaws.com");
    expect(service?.decision.condition).toContain("aws:SourceAccount is 111111111111");
  });

  it.each<[string, string, Omit<Statement, "Effect" | "Action">, string]>([
    ["a user of another account", "role", { Principal: { AWS: `${OTHER}:user/bob` } }, `${OTHER}:user/bob`],
    [
      "an account that only a condition names",
      "role",
      { Principal: "*", Condition: { StringEquals: { "aws:PrincipalAccount": "444444444444" } } },
      `${OTHER}:role/administrator`,
    ],
    ["a unique id", "role", { Principal: { AWS: "AROAEXAMPLEEXAMPLE12" } }, "AROAEXAMPLEEXAMPLE12"],
    [
      "a provider that no stack makes",
      "token",
      { Principal: { Federated: "accounts.google.com" } },
      "whoever accounts.google.com gives a token",
    ],
  ])("asks %s, too", (_, kind, statement, who) => {
    const Action = kind === "token" ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole";
    const open = widened(world, "trust of acme-storefront-production-deploy", { ...statement, Action });
    const may = whoMay(open, Action, DEPLOY).filter(({ decision }) => decision.outcome === "allow");
    expect(may.map((answer) => answer.who)).toContain(who);
  });

  it("asks grantees", () => {
    const [key = ""] = resourcesNamed(world, "alias/acme-artifacts", "kms:Decrypt");
    const place = { account: "111111111111", region: "us-east-1" };
    const grantees = [`${OTHER}:role/x`, "rds.amazonaws.com"];
    const grants = grantees.map((granteeArn) => ({
      keyArn: key,
      granteeArn,
      operations: ["Decrypt"],
      place,
    }));
    const may = whoMay({ ...world, grants }, "kms:Decrypt", key).filter(
      ({ decision }) => decision.outcome === "allow",
    );
    expect(may.map(({ who }) => who)).toEqual(expect.arrayContaining(grantees));
  });

  it("says under which condition, as far as whoever asks can choose it", () => {
    const answers = whoMay(
      world,
      "kms:Decrypt",
      resourcesNamed(world, "alias/acme-artifacts", "kms:Decrypt")[0],
    );
    const deploy = answers.find(({ who }) => who === DEPLOY);
    expect(deploy?.decision.outcome).toBe("allow-if");
    expect(deploy?.decision.condition).toContain("kms:ViaService is s3.us-east-1.amazonaws.com");
  });
});

describe("resourcesNamed", () => {
  it.each([
    [
      `${ARTIFACTS}/storefront/source.zip`,
      ["arn:aws:s3:::acme-artifacts-111111111111-us-east-1/storefront/source.zip"],
    ],
    [ARTIFACTS, ["arn:aws:s3:::acme-artifacts-111111111111-us-east-1"]],
    [DEPLOY, [DEPLOY]],
    ["acme-storefront-production-deploy", [DEPLOY]],
  ])("%s", (name, expected) => {
    expect(resourcesNamed(world, name, "iam:PassRole")).toEqual(expected);
  });

  it("finds a key by its alias in every account that has one", () => {
    expect(resourcesNamed(world, "alias/acme-state", "kms:Decrypt")).toHaveLength(3);
  });

  it("finds a Terraform address, with its stack or in all of them", () => {
    const { address, stack, arn } = world.roles[0] ?? { address: "", stack: "", arn: "" };
    expect(resourcesNamed(world, `${stack}: ${address}`, "iam:PassRole")).toEqual([arn]);
    expect(resourcesNamed(world, address, "iam:PassRole")).toContain(arn);
  });

  it("knows names like one that nothing has", () => {
    const wrong = () => resourcesNamed(world, "acme-storefront-production-deply", "sts:AssumeRole");
    expect(wrong).toThrow(UnknownName);
    expect(wrong).toThrow(
      expect.objectContaining({ like: expect.arrayContaining(["acme-storefront-production-deploy"]) }),
    );
  });
});

describe("its text", () => {
  const question = { action: "sts:AssumeRole", arn: DEPLOY, where: "production: aws_iam_role.x" };
  const answers = whoMay(world, "sts:AssumeRole", DEPLOY);

  it("shows the statements that decide, and counts the others", () => {
    const text = whoText(question, answers);
    expect(text).toContain(
      "May:\n  arn:aws:iam::111111111111:role/slipway/pipeline/acme-storefront-pipeline\n",
    );
    expect(text).toMatch(/allowed by tools: aws_iam_role_policy\.\S+\.policy, statement AssumeDeployRole\n/);
    expect(text).toContain(`May not: ${answers.length - 1} others.`);
  });

  it("shows of one who may not what is lacking", () => {
    const build = answers.find(({ who }) => who.endsWith("/acme-storefront-build"));
    const text = build === undefined ? "" : whyText(question, build);
    expect(text).toContain("may not sts:AssumeRole");
    expect(text).toMatch(/lacks an Allow in .*the resource policy/);
  });
});
