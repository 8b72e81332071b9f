import { allow } from "../../iam/statement";
import { subjectOf, type WorkflowSubject } from "../../modules/github-oidc/github-oidc.policies";
import { GithubProvider } from "../../modules/github-oidc/github-provider";
import { GithubRole } from "../../modules/github-oidc/github-role";
import { statementsOf } from "../support/policy";
import { synthStack } from "../support/synth";

const place = { account: "222222222222", region: "us-east-1" };
const provider = "arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com";
const statements = [
  allow({ sid: "Do", actions: ["ecs:UpdateService"], resources: ["arn:aws:ecs:::x"], because: "Tests." }),
];

function trustOf(of: WorkflowSubject["of"], repository = "repo:acme/orders", ref?: string) {
  const made = synthStack((stack) => {
    const { resource } = new GithubProvider(stack, "github-actions");
    new GithubRole(stack, "role", {
      place,
      name: "acme-orders-production-deploy",
      description: "Releases",
      subject: subjectOf({ repository, of }),
      ref,
      statements,
      dependsOn: [resource],
    });
  });
  return { made, trust: statementsOf(String(made.only("aws_iam_role").assume_role_policy)) };
}

/** What STS compares of a token, as the trust policy says; true when it gives the role's credentials. */
function letsIn(
  trust: ReturnType<typeof trustOf>["trust"],
  claims: { sub?: string; aud?: string; ref?: string },
): boolean {
  return trust.some(
    ({ Effect, Action, Principal, Condition = {} }) =>
      Effect === "Allow" &&
      Action.includes("sts:AssumeRoleWithWebIdentity") &&
      JSON.stringify(Principal) === JSON.stringify({ Federated: [provider] }) &&
      Object.entries(Condition).every(
        ([operator, keys]) =>
          operator === "StringEquals" &&
          Object.entries(keys).every(([key, wanted]) => {
            const claim = key.replace("token.actions.githubusercontent.com:", "") as keyof typeof claims;
            return claims[claim] !== undefined && claims[claim] === wanted;
          }),
      ),
  );
}

const aud = "sts.amazonaws.com";

describe("a role for an environment", () => {
  const { made, trust } = trustOf({ environment: "production" });

  test("is for jobs of the repository that name the environment", () => {
    expect(letsIn(trust, { aud, sub: "repo:acme/orders:environment:production" })).toBe(true);
  });

  test.each([
    "repo:acme/orders:environment:staging",
    "repo:acme/orders:environment:production-2",
    "repo:acme/other:environment:production",
    "repo:evil/orders:environment:production",
    "repo:acme/orders:ref:refs/heads/main",
    "repo:acme/orders:pull_request",
    "repo:acme/orders:ref:refs/heads/environment:production",
    "repo:acme-1/orders-2:environment:production",
  ])("and not for %s", (sub) => {
    expect(letsIn(trust, { aud, sub })).toBe(false);
  });

  test("and not for a token without a subject, or for somebody else", () => {
    expect(letsIn(trust, { aud })).toBe(false);
    expect(letsIn(trust, { sub: "repo:acme/orders:environment:production" })).toBe(false);
    const sub = "repo:acme/orders:environment:production";
    expect(letsIn(trust, { aud: "https://github.com/acme", sub })).toBe(false);
  });

  test("comes after the provider, which is for STS alone", () => {
    expect(made.only("aws_iam_openid_connect_provider")).toMatchObject({
      url: "https://token.actions.githubusercontent.com",
      client_id_list: ["sts.amazonaws.com"],
    });
    expect(made.only("aws_iam_role")).toMatchObject({
      path: "/slipway/github/",
      depends_on: [expect.stringContaining("aws_iam_openid_connect_provider.")],
    });
  });
});

describe("a role for an environment and one branch's jobs", () => {
  const { trust } = trustOf({ environment: "production" }, "repo:acme/orders", "refs/heads/main");
  const sub = "repo:acme/orders:environment:production";

  test.each([
    ["refs/heads/main", true],
    ["refs/heads/main2", false],
    ["refs/tags/main", false],
    ["refs/pull/7/merge", false],
    [undefined, false],
  ])("GIVEN a job for %s THEN it lets in: %s", (ref, isLetIn) => {
    expect(letsIn(trust, { aud, sub, ...(ref !== undefined && { ref }) })).toBe(isLetIn);
  });
});

describe("a role for a branch", () => {
  const { trust } = trustOf({ branch: "main" }, "repo:acme-1/orders-2");

  test("is for jobs of the repository that run for the branch", () => {
    expect(letsIn(trust, { aud, sub: "repo:acme-1/orders-2:ref:refs/heads/main" })).toBe(true);
  });

  test.each([
    "repo:acme-1/orders-2:ref:refs/heads/next",
    "repo:acme-1/orders-2:ref:refs/heads/main2",
    "repo:acme-1/orders-2:ref:refs/tags/main",
    "repo:acme-1/orders-2:pull_request",
    "repo:acme-1/orders-2:environment:production",
    "repo:acme/orders:ref:refs/heads/main",
    "repo:acme-1/orders-3:ref:refs/heads/main",
  ])("and not for %s", (sub) => {
    expect(letsIn(trust, { aud, sub })).toBe(false);
  });
});
