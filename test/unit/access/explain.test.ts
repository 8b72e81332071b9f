import { explain } from "../../../reports/access/evaluate/explain";
import { AWAY, allow, assumable, deny, HOME, key, request, role, thing, trusts, user } from "./requests";

const OBJECT = "arn:aws:s3:::bucket/object";

describe("an allowance", () => {
  test("names the statements that decide", () => {
    const on = key([allow("kms:*", "*", { Sid: "Delegate", Principal: { AWS: HOME } })]);
    const caller = role("app", [allow("s3:*"), allow("kms:Decrypt", "*", { Sid: "Use" })]);
    const { outcome, decidedBy } = explain(request(caller, "kms:Decrypt", on));
    expect(outcome).toBe("allow");
    expect(decidedBy.map(({ layer, statement }) => [layer, statement])).toEqual([
      ["resource policy", "Delegate"],
      ["identity policy", "Use"],
    ]);
  });

  test("names a grant", () => {
    const grant = { name: "release", grantee: `arn:aws:iam::${HOME}:role/app`, operations: ["Decrypt"] };
    const { decidedBy } = explain(request(role("app"), "kms:Decrypt", key([], HOME, [grant])));
    expect(decidedBy).toMatchObject([{ layer: "grant", policy: "release", account: HOME }]);
  });
});

describe("an explicit denial", () => {
  test("names the statement that denies, and nothing that lacks", () => {
    const on = thing(OBJECT, [deny("s3:*", "*", { Sid: "Nobody", Principal: "*" })]);
    const decision = explain(request(user("anna", [allow("*")]), "s3:GetObject", on));
    expect(decision).toMatchObject({ outcome: "deny", lacks: [] });
    expect(decision.decidedBy).toMatchObject([
      { effect: "Deny", statement: "Nobody", layer: "resource policy" },
    ]);
  });
});

describe("what lacks", () => {
  test.each([
    [
      "no identity policy in the same account",
      request(user("anna"), "s3:GetObject", thing(OBJECT)),
      [["resource policy"], ["identity policy"]],
    ],
    ["no key policy", request(role("app", [allow("kms:*")]), "kms:Decrypt", key([])), [["resource policy"]]],
    [
      "an identity policy where the key delegates",
      request(role("app"), "kms:Decrypt", key([allow("kms:*", "*", { Principal: { AWS: HOME } })])),
      [["resource policy"], ["identity policy"]],
    ],
    [
      "both sides across accounts",
      request(role("app", [], { account: AWAY }), "s3:GetObject", thing(OBJECT, [])),
      [["resource policy", "identity policy"]],
    ],
    [
      "a boundary",
      request(
        user("anna", [allow("*")], { boundary: [allow("ec2:*")], account: AWAY }),
        "s3:GetObject",
        thing(OBJECT, [allow("s3:*", "*", { Principal: { AWS: AWAY } })]),
      ),
      [["permissions boundary"]],
    ],
    [
      "a service control policy",
      request(user("anna", [allow("*")], { controls: [allow("ec2:*")] }), "s3:GetObject", thing(OBJECT)),
      [["service control policy"]],
    ],
    [
      "a trust policy for a service",
      request({ type: "service", name: "ecs.amazonaws.com" }, "sts:AssumeRole", assumable([])),
      [["resource policy"]],
    ],
  ])("%s", (_, asked, lacks) => {
    expect(explain(asked)).toMatchObject({ outcome: "deny", decidedBy: [], lacks });
  });
});

describe("a statement that nearly allows", () => {
  test.each([
    [
      "its principal",
      assumable([trusts({ AWS: `arn:aws:iam::${HOME}:role/other` })]),
      "the principal is named",
    ],
    [
      "its condition",
      assumable([trusts("*", { Condition: { StringEquals: { "sts:ExternalId": "1" } } })]),
      "sts:ExternalId is 1",
    ],
  ])("says that the request misses %s", (_, on, fails) => {
    const { misses } = explain(request(role("app"), "sts:AssumeRole", on));
    expect(misses).toMatchObject([{ layer: "resource policy", statement: "1", fails }]);
  });

  test("says that the request misses its resource", () => {
    const caller = user("anna", [allow("s3:GetObject", "arn:aws:s3:::other/*")]);
    const { misses } = explain(request(caller, "s3:GetObject", thing(OBJECT)));
    expect(misses).toMatchObject([{ fails: "the resource is one of arn:aws:s3:::other/*" }]);
  });
});
