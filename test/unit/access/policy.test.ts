import { Context } from "../../../reports/access/evaluate/context";
import { NO } from "../../../reports/access/evaluate/formula";
import { policyOf } from "../../../reports/access/evaluate/policy";
import { PolicyError } from "../../../reports/access/evaluate/policy-error";
import type { PolicyKind } from "../../../reports/access/evaluate/statement";

const ALLOW = { Effect: "Allow", Action: "s3:*", Resource: "*" };
const ANYBODY = { ...ALLOW, Principal: "*" };

function refusal(kind: PolicyKind, document: unknown): string {
  try {
    policyOf({ name: "app", kind, document });
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
  return "none";
}

const refused = (kind: PolicyKind, statement: unknown) =>
  refusal(kind, { Version: "2012-10-17", Statement: statement });

describe("a policy that AWS would refuse is an error that says where", () => {
  test.each<[string, PolicyKind, unknown]>([
    ["app, statement 2: Effect is Allow or Deny", "identity", [ALLOW, { ...ALLOW, Effect: "Permit" }]],
    ["app, statement 1: no element Actions in a statement", "identity", { ...ALLOW, Actions: "s3:*" }],
    ["app, statement 1: neither Action nor NotAction", "identity", { Effect: "Allow", Resource: "*" }],
    ["app, statement 1: both Action and NotAction", "identity", { ...ALLOW, NotAction: "s3:*" }],
    ["app, statement 1: neither Resource nor NotResource", "identity", { Effect: "Allow", Action: "*" }],
    ["app, statement 1: both Resource and NotResource", "identity", { ...ALLOW, NotResource: "*" }],
    ["app, statement 1: an identity policy has no Principal", "identity", ANYBODY],
    ["app, statement 1: neither Principal nor NotPrincipal", "resource", ALLOW],
    ["app, statement 1: both Principal and NotPrincipal", "resource", { ...ANYBODY, NotPrincipal: "*" }],
    ["app, statement 1: a trust policy has no Resource", "trust", ANYBODY],
    ["app, statement 1: Principal names nobody", "resource", { ...ALLOW, Principal: "anybody" }],
    [
      "app, statement 1: Principal of a kind that isn't read: Group",
      "resource",
      { ...ALLOW, Principal: { Group: "79a5" } },
    ],
    [
      "app, statement 1: Principal with a wildcard in it: arn:aws:iam::111122223333:role/*",
      "resource",
      { ...ALLOW, Principal: { AWS: "arn:aws:iam::111122223333:role/*" } },
    ],
    [
      "app, statement 1: no condition operator StringMatches",
      "identity",
      { ...ALLOW, Condition: { StringMatches: { a: "b" } } },
    ],
    [
      "app, statement 1: no condition operator NullIfExists",
      "identity",
      { ...ALLOW, Condition: { NullIfExists: { a: "true" } } },
    ],
    ["app, statement 1: Condition is no object", "identity", { ...ALLOW, Condition: "a" }],
    [
      'app, statement 1: StringEquals a: a text or a list of texts, not {"b":1}',
      "identity",
      { ...ALLOW, Condition: { StringEquals: { a: { b: 1 } } } },
    ],
    ["app: Statement is no object", "identity", undefined],
  ])("%s", (message, kind, statement) => {
    expect(refused(kind, statement)).toBe(message);
  });

  test("a version that there isn't", () => {
    expect(refusal("identity", { Version: "2020-01-01", Statement: ALLOW })).toBe(
      'app: no Version "2020-01-01"',
    );
    expect(refusal("identity", "text")).toBe("app: no policy document");
  });

  test("numbers and booleans are values too", () => {
    expect(
      refused("identity", {
        ...ALLOW,
        Condition: { Bool: { "aws:SecureTransport": true }, NumericEquals: { a: 1 } },
      }),
    ).toBe("none");
  });
});

test("a statement is called by its Sid, or by its place", () => {
  const { statements } = policyOf({
    name: "app",
    kind: "identity",
    document: { Statement: [{ ...ALLOW, Sid: "Read" }, ALLOW] },
  });
  expect(statements.map(({ name }) => name)).toEqual(["Read", "2"]);
});

test("statements are found by their action, in any case, allowing and denying apart", () => {
  const policy = policyOf({
    name: "app",
    kind: "identity",
    document: {
      Statement: [ALLOW, { ...ALLOW, Action: "S3:get*" }, { ...ALLOW, Effect: "Deny", Action: "s3:Put*" }],
    },
  });
  const count = (action: string) => {
    const { allows, denies } = policy.about(action);
    return [allows.length, denies.length];
  };
  expect(count("s3:getobject")).toEqual([2, 0]);
  expect(count("s3:putobject")).toEqual([1, 1]);
  expect(count("ec2:runinstances")).toEqual([0, 0]);
});

test("a pattern of many stars comes to an end", () => {
  const document = { Statement: { ...ALLOW, Resource: `arn:aws:s3:::${"a*".repeat(60)}b` } };
  const [statement] = policyOf({ name: "app", kind: "identity", document }).statements;
  expect(statement?.takesResource(`arn:aws:s3:::${"a".repeat(1000)}`, new Context([], undefined))).toBe(NO);
});
