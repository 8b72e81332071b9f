import { offlineOverride } from "../../../runner/offline";

const UNKNOWN = `\${uuid()}`;

const DUMMY = {
  access_key: "offline",
  secret_key: "offline",
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: "true",
  skip_region_validation: true,
  allowed_account_ids: [],
};

describe("offlineOverride", () => {
  test.each<[string, object, object]>([
    ["ambient credentials", { region: "us-east-1" }, DUMMY],
    ["a profile, which it takes away", { profile: "acme" }, { ...DUMMY, profile: null }],
    [
      "a role, which it takes away",
      { assume_role: [{ role_arn: "arn:aws:iam::111111111111:role/platform" }] },
      { ...DUMMY, dynamic: { assume_role: { for_each: [], content: {} } } },
    ],
    ["an alias, which it keeps", { alias: "replica" }, { ...DUMMY, alias: "replica" }],
  ])("GIVEN a provider with %s THEN it has dummy keys and checks nothing", (_, provider, expected) => {
    expect(offlineOverride({ provider: { aws: [provider] } }).provider).toEqual({ aws: [expected] });
  });

  test("GIVEN two providers THEN each is overridden, in their order", () => {
    const stack = { provider: { aws: [{ region: "us-east-1" }, { alias: "replica" }] } };

    expect(offlineOverride(stack).provider).toEqual({ aws: [DUMMY, { ...DUMMY, alias: "replica" }] });
  });

  test("GIVEN no provider and no data THEN only the backend becomes local", () => {
    expect(offlineOverride({ terraform: { backend: { s3: {} } } })).toEqual({
      terraform: { backend: { local: {} } },
    });
  });

  test.each<[string, object, object]>([
    ["a name", { name: "alias/acme" }, { name: UNKNOWN }],
    ["a number before a string", { port: 443, load_balancer_arn: "arn" }, { load_balancer_arn: UNKNOWN }],
    ["meta arguments first", { provider: "aws.replica", count: "1", name: "x" }, { name: UNKNOWN }],
    ["tags before a string", { tags: { Name: "x" }, state: "available" }, { state: UNKNOWN }],
    ["tags alone", { tags: { Name: "x", Team: "y" } }, { tags: { Name: UNKNOWN, Team: "y" } }],
    [
      "blocks alone",
      {
        filter: [
          { name: "vpc-id", values: ["vpc-1"] },
          { name: "tag:a", values: ["b"] },
        ],
      },
      {
        filter: [
          { name: UNKNOWN, values: ["vpc-1"] },
          { name: "tag:a", values: ["b"] },
        ],
      },
    ],
    ["a list of strings", { names: ["a", "b"] }, { names: [UNKNOWN, "b"] }],
  ])("GIVEN a lookup with %s THEN one string of it is unknown until apply", (_, block, expected) => {
    expect(offlineOverride({ data: { aws_thing: { it: block } } }).data).toEqual({
      aws_thing: { it: expected },
    });
  });

  test.each([
    ["what the provider answers itself", { aws_iam_policy_document: { it: { version: "2012-10-17" } } }],
    ["what has no string to change", { aws_caller_identity: { current: {} } }],
    ["data of another provider", { archive_file: { it: { type: "zip" } } }],
  ])("GIVEN %s THEN it stays as it is", (_, data) => {
    expect(offlineOverride({ data })).not.toHaveProperty("data");
  });
});
