import { UNKNOWN, type Value } from "../../../reports/access/evaluate/context";
import { explain } from "../../../reports/access/evaluate/explain";
import { OPERATORS } from "../../../reports/access/evaluate/operator";
import { allow, assumable, deny, HOME, key, request, role, thing, trusts, under, user } from "./requests";

const OBJECT = thing("arn:aws:s3:::bucket/object");

describe("a key that nobody knows", () => {
  test.each([...OPERATORS.keys()])("leaves %s open, and says so", (operator) => {
    const decision = explain(under({ [operator]: { "aws:SourceVpc": "1" } }, { "aws:SourceVpc": UNKNOWN }));
    expect(decision).toMatchObject({ outcome: "allow-if" });
    expect(decision.condition).toContain("aws:SourceVpc");
  });

  test.each([...OPERATORS.keys()])("that is absent settles %s by whether it is negated", (operator) => {
    const outcome = OPERATORS.get(operator)?.negated ? "allow" : "deny";
    expect(explain(under({ [operator]: { "aws:SourceVpc": "1" } }, {}))).toMatchObject({ outcome });
  });

  test.each([...OPERATORS.keys()])("that is absent is what %sIfExists takes", (operator) => {
    const condition = { [`${operator}IfExists`]: { "aws:SourceVpc": "1" } };
    expect(explain(under(condition, {}))).toMatchObject({ outcome: "allow" });
  });

  test.each([...OPERATORS.keys()])(
    "that is absent: ForAllValues:%s holds, ForAnyValue:%s doesn't",
    (operator) => {
      const all = { [`ForAllValues:${operator}`]: { "aws:TagKeys": "1" } };
      const any = { [`ForAnyValue:${operator}`]: { "aws:TagKeys": "1" } };
      expect(explain(under(all, {}))).toMatchObject({ outcome: "allow" });
      expect(explain(under(any, {}))).toMatchObject({ outcome: "deny" });
    },
  );

  test.each([
    ["StringEquals", "aws:SourceVpc is a"],
    ["StringNotEquals", "aws:SourceVpc isn't a"],
    ["StringLikeIfExists", "aws:SourceVpc is like a, or it is absent"],
    ["ForAllValues:StringEquals", "every value of aws:SourceVpc is a"],
    ["ForAnyValue:ArnLike", "some value of aws:SourceVpc is an ARN like a"],
    ["NotIpAddress", "aws:SourceVpc isn't in a"],
  ])("%s reads: %s", (operator, condition) => {
    expect(
      explain(under({ [operator]: { "aws:SourceVpc": "a" } }, { "aws:SourceVpc": UNKNOWN })),
    ).toMatchObject({
      outcome: "allow-if",
      condition,
    });
  });

  test("Null asks for it", () => {
    const keys: Record<string, Value> = { "aws:SourceVpc": UNKNOWN };
    expect(explain(under({ Null: { "aws:SourceVpc": "true" } }, keys)).condition).toBe(
      "aws:SourceVpc is absent",
    );
    expect(explain(under({ Null: { "aws:SourceVpc": "false" } }, keys)).condition).toBe(
      "aws:SourceVpc is present",
    );
    expect(explain(under({ Null: { "aws:SourceVpc": ["true", "false"] } }, keys)).outcome).toBe("allow");
  });

  test("may be every key that nobody mentions", () => {
    const condition = { StringEquals: { "aws:SourceVpc": "a" } };
    expect(explain(under(condition, {}, "unknown"))).toMatchObject({ outcome: "allow-if" });
    expect(explain(under(condition, { "aws:SourceVpc": undefined }, "unknown"))).toMatchObject({
      outcome: "deny",
    });
  });

  test("isn't what only a service has: nobody else can have a source", () => {
    const condition = { StringEquals: { "aws:SourceAccount": HOME } };
    expect(explain(under(condition, {}, "unknown"))).toMatchObject({ outcome: "deny" });
  });

  test("isn't a pair of a known encryption context", () => {
    const on = key([
      allow("kms:Decrypt", "*", {
        Principal: "*",
        Condition: { StringEquals: { "kms:EncryptionContext:a": "b" } },
      }),
    ]);
    const around = { others: "unknown", encryptionContext: { other: "pair" } } as const;
    expect(explain(request(role("app"), "kms:Decrypt", on, around))).toMatchObject({ outcome: "deny" });
    expect(explain(request(role("app"), "kms:Decrypt", on, { others: "unknown" }))).toMatchObject({
      outcome: "allow-if",
      condition: "kms:EncryptionContext:a is b",
    });
  });
});

describe("what holds and doesn't hold at once", () => {
  const vpc = (operator: string) => ({ Condition: { [operator]: { "aws:SourceVpc": "a" } } });
  const asked = (...statements: object[]) =>
    explain(
      request(
        user(
          "anna",
          statements.map((one) => ({ ...one })),
        ),
        "s3:GetObject",
        OBJECT,
        { others: "unknown" },
      ),
    );

  test("an allowance and its own denial is a denial", () => {
    const both = asked(allow("*", "*", vpc("StringEquals")), deny("*", "*", vpc("StringEquals")));
    expect(both).toMatchObject({ outcome: "deny", condition: "never" });
  });

  test("an allowance and the denial of everything else is that allowance", () => {
    const both = asked(allow("*", "*", vpc("StringEquals")), deny("*", "*", vpc("StringNotEquals")));
    expect(both).toMatchObject({ outcome: "allow-if", condition: "aws:SourceVpc is a" });
  });

  test("two allowances that leave nothing out are one without condition", () => {
    const both = asked(allow("*", "*", vpc("StringEquals")), allow("*", "*", vpc("StringNotEquals")));
    expect(both).toMatchObject({ outcome: "allow" });
  });

  test.each(["ArnLike", "ArnEquals"])(
    "%s compares differently than StringLike: it isn't its opposite",
    (arn) => {
      const both = asked(allow("*", "*", vpc("StringLike")), deny("*", "*", vpc(arn)));
      expect(both).toMatchObject({ outcome: "allow-if" });
    },
  );

  test("conditions of several layers all count", () => {
    const [limits] = [
      { boundary: [allow("*", "*", { Condition: { Bool: { "aws:SecureTransport": "true" } } })] },
    ];
    const caller = user("anna", [allow("*", "*", vpc("StringEquals"))], limits);
    const { condition } = explain(request(caller, "s3:GetObject", OBJECT, { others: "unknown" }));
    expect(condition).toBe("aws:SourceVpc is a and aws:SecureTransport is true");
  });
});

describe("a value that nobody knows in a variable", () => {
  const own = user("anna", [allow("s3:GetObject", "arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*")]);
  const get = (object: string) =>
    request(own, "s3:GetObject", thing(`arn:aws:s3:::${object}`), { others: "unknown" });

  test("may be what fits", () => {
    expect(explain(get("bucket/red/file"))).toMatchObject({
      outcome: "allow-if",
      condition: "the resource is one of arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*",
    });
  });

  test("isn't where nothing could fit", () => {
    expect(explain(get("other/red/file"))).toMatchObject({ outcome: "deny" });
  });
});

describe("a session whose name its owner chooses", () => {
  const { sessionName: _, ...session } = role("app");
  const named = (name: string) => assumable([trusts({ AWS: `arn:aws:sts::${HOME}:assumed-role/${name}` })]);

  test("may be the one that a policy names", () => {
    expect(explain(request(session, "sts:AssumeRole", named("app/build")))).toMatchObject({
      outcome: "allow-if",
      condition: "the session is the one that the policy names",
    });
  });

  test("is none of another role", () => {
    expect(explain(request(session, "sts:AssumeRole", named("other/build")))).toMatchObject({
      outcome: "deny",
    });
  });
});

test("several values without set operator: AWS doesn't say, so nobody can", () => {
  const condition = { StringEquals: { "aws:TagKeys": "a" } };
  expect(explain(under(condition, { "aws:TagKeys": ["a", "b"] }))).toMatchObject({ outcome: "allow-if" });
});

test("NotPrincipal that leaves out a role without its account: AWS may deny, so nobody can say", () => {
  const on = thing("arn:aws:s3:::bucket/object", [
    allow("s3:*", "*", { Principal: "*" }),
    deny("s3:*", "*", { NotPrincipal: { AWS: `arn:aws:iam::${HOME}:role/app` } }),
  ]);
  expect(explain(request(role("app"), "s3:GetObject", on))).toMatchObject({ outcome: "allow-if" });
  expect(explain(request(role("other"), "s3:GetObject", on))).toMatchObject({ outcome: "deny" });
});

test("a grant may create grants as strict as itself", () => {
  const grant = {
    name: "g",
    grantee: `arn:aws:iam::${HOME}:role/app`,
    operations: ["CreateGrant", "Decrypt"],
    constraints: { encryptionContextSubset: { a: "b" } },
  };
  const on = key([], HOME, [grant]);
  expect(explain(request(role("app"), "kms:CreateGrant", on))).toMatchObject({
    outcome: "allow-if",
    condition: "the new grant's constraints are at least as strict",
  });
  expect(explain(request(role("app"), "kms:Decrypt", on, { others: "unknown" }))).toMatchObject({
    outcome: "allow-if",
    condition: "the encryption context holds a=b",
  });
});
