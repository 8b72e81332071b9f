import fc from "fast-check";
import { isSecretName, withoutSecrets } from "../../../reports/review/plan/secrets";
import { jsonOf } from "../../../reports/review/report/json";
import { markdownOf } from "../../../reports/review/report/markdown";
import { reviewOf } from "../../../reports/review/review";
import { kindsIn, planOf, policy, type RawChange, review, TODAY } from "./plans";

/** All that a review says. */
function said(changes: readonly RawChange[], beside: object = {}): string {
  const found = reviewOf([planOf(changes, beside)], { today: TODAY });
  const comment = markdownOf(found, { where: "there", limit: Number.POSITIVE_INFINITY });
  return comment + JSON.stringify(jsonOf(found)) + JSON.stringify(found);
}

interface Marked {
  readonly value: unknown;
  readonly mark: unknown;
}

const SECRET = "s3cr3t";
let count = 0;

/** A value and its marks; every sensitive text in it begins with SECRET. */
const marked = fc.letrec<{ tree: Marked }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.constant(null).map(() => ({ value: `${SECRET}-${count++}`, mark: true })),
    fc.constant(null).map(() => ({ value: { deep: [`${SECRET}-${count++}`] }, mark: true })),
    fc.string().map((value) => ({ value: value.replaceAll(SECRET, ""), mark: false })),
    fc.array(tie("tree"), { maxLength: 4 }).map((all) => ({
      value: all.map(({ value }) => value),
      mark: all.map(({ mark }) => mark),
    })),
    fc
      .dictionary(fc.constantFrom("name", "value", "policy", "tags", "a b", "Statement"), tie("tree"))
      .map((all) => ({
        value: Object.fromEntries(Object.entries(all).map(([key, { value }]) => [key, value])),
        mark: Object.fromEntries(Object.entries(all).map(([key, { mark }]) => [key, mark])),
      })),
  ),
})).tree;

const anyType = fc.constantFrom(
  "aws_codepipeline",
  "aws_iam_role_policy",
  "aws_security_group",
  "aws_db_instance",
  "x_y",
);

describe("a review and what is sensitive", () => {
  test("GIVEN marks anywhere, before or after, in changes, drift and outputs THEN no marked value is said", () => {
    fc.assert(
      fc.property(
        marked,
        marked,
        anyType,
        fc.constantFrom(["update"], ["delete", "create"]),
        (one, other, type, actions) => {
          const [before, after] = [{ x: one.value }, { x: other.value }];
          const [sensitiveBefore, sensitiveAfter] = [{ x: one.mark }, { x: other.mark }];
          const change = {
            actions,
            before,
            after,
            before_sensitive: sensitiveBefore,
            after_sensitive: sensitiveAfter,
          };
          const text = said([{ type, actions, before, after, sensitiveBefore, sensitiveAfter }], {
            resource_drift: [{ address: "a.b", type, change: { ...change, actions: ["update"] } }],
            output_changes: {
              out: {
                actions: ["update"],
                before: one.value,
                after: other.value,
                before_sensitive: one.mark,
                after_sensitive: other.mark,
              },
            },
          });
          expect(text).not.toContain(SECRET);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("GIVEN a value that was sensitive and isn't marked any more THEN neither is said", () => {
    const text = said([
      { before: { note: "old-words" }, after: { note: "new-words" }, sensitiveBefore: { note: true } },
    ]);
    expect(text).not.toMatch(/old-words|new-words/);
  });

  test("GIVEN a sensitive value that changes THEN that it does is said", () => {
    const { updates } = review([
      {
        before: { note: "old" },
        after: { note: "new" },
        sensitiveBefore: { note: true },
        sensitiveAfter: { note: true },
      },
    ]);
    expect(updates.map(({ differences }) => differences.length)).toEqual([1]);
  });
});

describe("what looks like a secret", () => {
  const fake = (...parts: readonly string[]) => parts.join("");

  test.each([
    ["an access key", fake("AKIA", "ABCDEFGHIJKLMNOP")],
    ["a secret access key", fake("wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYEXAMPLEKEY")],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----"],
    ["a GitHub token", fake("ghp_", "a".repeat(36))],
    ["a Slack token", fake("xoxb-", "123456789012-abcdef")],
    ["a JSON Web Token", fake("eyJhbGciOiJI", ".eyJzdWIiOiIx", ".abc")],
  ])("GIVEN %s in a text THEN it is taken out, and the rest stays", (_, secret) => {
    const text = withoutSecrets(`before ${secret} after`);
    expect(text).toBe("before (looks like a secret) after");
  });

  test("GIVEN a password in a URL or behind = THEN it alone is taken out", () => {
    expect(withoutSecrets("postgres://admin:hunter22@db:5432/x")).toBe(
      "postgres://admin:(looks like a secret)@db:5432/x",
    );
    expect(withoutSecrets("export DB_PASSWORD=hunter22 DEBUG=1")).toBe(
      "export DB_PASSWORD=(looks like a secret) DEBUG=1",
    );
  });

  test.each([
    ['{"password": "hunter22"}', '{"password": "(looks like a secret)"}'],
    ["db_password: hunter22", "db_password: (looks like a secret)"],
    [
      "jdbc:x://h/d?user=a&password=hunter22&ssl=1",
      "jdbc:x://h/d?user=a&password=(looks like a secret)&ssl=1",
    ],
    ["Server=db;Password=hunter22;Port=1", "Server=db;Password=(looks like a secret);Port=1"],
    ["redis://a:hunter@22@cache:6379", "redis://a:(looks like a secret)@cache:6379"],
    ["Authorization: Bearer abc.def.ghi", "Authorization: Bearer (looks like a secret)"],
  ])("GIVEN %s THEN the secret alone is taken out, whichever way it is written", (text, masked) => {
    expect(withoutSecrets(text)).toBe(masked);
  });

  test("GIVEN a secret in Base64, in a map of secrets, in a path, in an id, in a check THEN it isn't said", () => {
    const key = fake("AKIA", "ABCDEFGHIJKLMNOP");
    const encode = (text: string) => Buffer.from(text).toString("base64");
    const change = {
      address: "a.b",
      type: "a",
      actions: ["delete", "create"],
      before: { user_data: encode("export DB_PASSWORD=hunter22"), db_passwords: { alice: "plain-words" } },
      after: {
        user_data: encode("export DB_PASSWORD=hunter23"),
        m: { [key]: "1" },
        PGPASSWORD: "other-words",
      },
      replacePaths: [["m", key]],
      importing: { identity: { password: "third-words" } },
    };
    const checks = [{ instances: [{ status: "fail", address: { to_display: `check.a["${key}"]` } }] }];
    expect(said([change], { checks })).not.toMatch(/AKIA|ZXhwb3J0|-words/);
  });

  test("GIVEN actions that aren't known THEN the message holds no secret", () => {
    const key = fake("AKIA", "ABCDEFGHIJKLMNOP");
    expect(() => review([{ address: `a["${key}"]`, actions: ["x"] }])).toThrow(
      /a\["\(looks like a secret\)"\]/,
    );
  });

  test.each([
    "arn:aws:secretsmanager:us-east-1:111111111111:secret:storefront/db-AbCdEf:password::",
    "{{resolve:secretsmanager:storefront:SecretString:password}}",
    "arn:aws:iam::111111111111:role/slipway/deploy/acme-storefront-production-deploy",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "echo $TOKEN",
    "https://example.com/path?x=1",
  ])("GIVEN %s THEN nothing is taken for a secret", (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  test.each([
    "password",
    "master_password",
    "DB_PASSWORD",
    "apiKey",
    "clientSecret",
    "private_key",
    "auth_token",
    "SECRET_KEY_BASE",
    "RAILS_MASTER_KEY",
    "ENCRYPTION_KEY",
    "DB_CREDS",
  ])("GIVEN the name %s THEN what is called so isn't said, wherever it stands", (name) => {
    expect(isSecretName(name)).toBe(true);
    const text = said([
      {
        before: { [name]: "plain-words", nested: [{ name, value: "other-words" }] },
        after: { [name]: "later-words", environment: JSON.stringify([{ name, value: "json-words" }]) },
      },
    ]);
    expect(text).not.toMatch(/(?:plain|other|later|json)-words/);
  });

  test.each([
    "http_tokens",
    "kms_key_id",
    "secret_arn",
    "token_type",
    "password_length",
    "bucket",
    "secret_name",
    "key",
  ])("GIVEN the name %s THEN what is called so is said", (name) => {
    expect(said([{ before: { [name]: "plain-words" }, after: { [name]: "x" } }])).toContain("plain-words");
  });

  test("GIVEN a secret within a text that alone changes THEN that it does is said, in a policy too", () => {
    const on = (value: string) => ({
      environment: [{ variables: { DATABASE_URL: `postgres://app:${value}@db/app` } }],
      policy: policy({ Effect: "Allow", Action: "x:Y", Resource: `arn:x?password=${value}` }),
      script: `#!/bin/sh\nexport DB_PASSWORD=${value}\n`,
    });
    const change = { before: on("first-words"), after: on("later-words") };
    const text = said([change]);
    expect(text).not.toMatch(/-words/);
    expect(text).toContain("DATABASE_URL = postgres://app:(looks like a secret)@db/app (changed)");
    expect(kindsIn(review([change]))).toContain("access-widened");
  });

  test("GIVEN nothing but a secret in a script that changes THEN it is said that something does", () => {
    const on = (value: string) => ({ script: `#!/bin/sh\nexport DB_PASSWORD=${value}\n` });
    expect(said([{ before: on("first-words"), after: on("later-words") }])).toContain(
      "`aws_iam_role.this`: nothing that can be shown",
    );
  });

  test("GIVEN a key that is named by its alias THEN that is said", () => {
    const change = { before: { encryption_key: "alias/old" }, after: { encryption_key: "alias/new" } };
    expect(said([change])).toContain("alias/new");
  });

  test("GIVEN a variable that names where a secret lies THEN that is said", () => {
    const variable = { name: "DB_PASSWORD", type: "SECRETS_MANAGER", value: "storefront/db:password" };
    expect(said([{ before: {}, after: { environment: [variable] } }])).toContain("storefront/db:password");
  });
});
