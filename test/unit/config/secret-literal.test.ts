import { credentialIn, secretLiteral } from "../../../config/secret-literal";

/** Put together here, so that no scanner takes them for real ones. */
const random = ["q7Zp2", "LxV9t", "Rk4Wm", "Yb8Nc"].join("");

test.each([
  ["ANY", `ghp_${random}${random}`, "a GitHub token"],
  ["ANY", `glpat-${random}`, "a GitLab token"],
  ["ANY", ["xoxb", "123456789012", "abc"].join("-"), "a Slack token"],
  ["ANY", `npm_${random}${random}`, "an npm token"],
  ["ANY", "-----BEGIN RSA PRIVATE KEY-----\nMII", "a private key"],
  ["ANY", `eyJ${random}.eyJ${random}.x`, "a JSON web token"],
  ["DATABASE_URL", "postgres://app:hunter2@db.acme.example/app", "a password in an address"],
  ["ANY", `${["sk", "live"].join("_")}_${random}`, "a Stripe key"],
  ["ANY", `AIza${random}${random.slice(0, 15)}`, "a Google API key"],
  ["ANY", `SG.${random}.${random}`, "a SendGrid key"],
  ["ANY", `https://hooks.slack.com/services/T0/B0/${random}`, "a Slack webhook"],
  ["PGPASSWORD", "hunter2", "the value of a secret, to go by its name"],
  ["DB_PASS", "hunter2", "the value of a secret, to go by its name"],
  ["MYSQL_PWD", "hunter2", "the value of a secret, to go by its name"],
  ["GITHUB_PAT", "x", "the value of a secret, to go by its name"],
  ["CLIENT_SECRET", "x", "the value of a secret, to go by its name"],
  ["api_key", "x", "the value of a secret, to go by its name"],
  ["SIGNING_KEY_2024", random, "a random key"],
])("%s: %s is %s", (name, value, what) => {
  expect(secretLiteral(name, value)).toBe(what);
});

test.each([
  ["NODE_ENV", "production"],
  ["PASSWORD_MIN_LENGTH", "12"],
  ["TOKEN_URL", "https://login.acme.example/oauth2/token"],
  ["SECRET_NAME_OF_APP", "storefront-production-api"],
  ["GIT_COMMIT", random],
  ["API_TOKEN", ""],
  ["COMPASS", "north"],
  ["CARGO_PATH", "/opt"],
  ["PWD", "/src"],
  ["REGISTRY", "https://registry.acme.example:8443/npm"],
])("%s: %j may be written out", (name, value) => {
  expect(secretLiteral(name, value)).toBeUndefined();
});

test.each([
  [`curl -H "Authorization: Bearer ghp_${random}${random}" https://api.acme.example`, "a GitHub token"],
  ["psql postgres://app:hunter2@db.acme.example/app -c 'select 1'", "a password in an address"],
  ["curl https://app:$DB_PASSWORD@db.acme.example", undefined],
  ["git clone git@github.com:acme/shop.git", undefined],
])("in %s stands %s", (command, what) => {
  expect(credentialIn(command)).toBe(what);
});
