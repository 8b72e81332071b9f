import { artifactReadersOf } from "../../../config/artifact-readers";
import { artifactRegionsOf, releaseRegionsOf } from "../../../config/artifacts";
import { deliveriesOf } from "../../../config/contract";
import { configWith } from "../../support/config";

const foreignRole = "arn:aws:iam::333333333333:role/platform/deployer";
const reader = "arn:aws:iam::444444444444:role/auditor";
const production = ["services", "storefront", "environments", "production"];

const HOME = "us-east-1";
const ABROAD = "eu-west-1";
const stagingAbroad = [["environments", "staging", "region"], ABROAD] as const;

describe("deliveriesOf", () => {
  test("one record per service and environment, in the order of promotion", () => {
    const records = deliveriesOf(configWith());
    expect(records.map(({ service, environment }) => [service.name, environment.name])).toEqual([
      ["storefront", "staging"],
      ["storefront", "production"],
    ]);
  });

  test("deployer and deploy role lie in their own accounts and paths", () => {
    const [staging] = deliveriesOf(configWith());
    expect(staging?.deployer).toMatchObject({
      kind: "role",
      arn: "arn:aws:iam::111111111111:role/slipway/pipeline/acme-storefront-pipeline",
    });
    expect(staging?.deployRole).toMatchObject({
      made: true,
      arn: "arn:aws:iam::222222222222:role/slipway/deploy/acme-storefront-staging-deploy",
    });
  });

  test("verification without a url looks the load balancer up; with one it doesn't", () => {
    const [, without] = deliveriesOf(configWith());
    const [, withUrl] = deliveriesOf(
      configWith([["environments", "production", "url"], "https://shop.acme.example"]),
    );
    expect(without?.lookupRole?.arn).toContain(":role/slipway/verify/");
    expect(withUrl?.lookupRole).toBeUndefined();
  });

  test("a role that somebody else made is taken as it is", () => {
    const [, record] = deliveriesOf(configWith([[...production, "deployRoleArn"], foreignRole]));
    expect(record?.deployRole).toEqual({ name: "deployer", arn: foreignRole, made: false });
  });
});

describe("artifactReadersOf", () => {
  test("one reader per account, however many services", () => {
    expect(artifactReadersOf(configWith(), HOME).map(({ kind, name }) => [kind, name])).toEqual([
      ["deploy-roles", "staging"],
      ["deploy-roles", "production"],
    ]);
  });

  test("foreign roles by exact ARN: a service's with its prefix, a configured reader without", () => {
    const readers = artifactReadersOf(
      configWith([[...production, "deployRoleArn"], foreignRole], [["artifacts"], { readers: [reader] }]),
      HOME,
    );
    expect(readers.filter(({ kind }) => kind === "role")).toEqual([
      expect.objectContaining({ arn: foreignRole, prefix: "storefront-acme" }),
      expect.not.objectContaining({ prefix: expect.anything() }),
    ]);
    expect(readers.map(({ place }) => place.account)).toEqual([
      "222222222222",
      "333333333333",
      "444444444444",
    ]);
  });
});

describe("GIVEN an environment in another region", () => {
  test("its delivery takes artifacts from the bucket of that region, of the tools account", () => {
    const [staging, production] = deliveriesOf(configWith(stagingAbroad));
    expect(staging?.artifacts).toEqual({
      account: "111111111111",
      region: ABROAD,
      bucketArn: `arn:aws:s3:::acme-artifacts-111111111111-${ABROAD}`,
      keyAlias: "alias/acme-artifacts",
      prefix: "storefront-acme",
    });
    expect(production?.artifacts).toMatchObject({
      region: HOME,
      bucketArn: `arn:aws:s3:::acme-artifacts-111111111111-${HOME}`,
    });
  });

  test("each region's bucket is read by its own environments; named readers read the tools account's", () => {
    const config = configWith(stagingAbroad, [["artifacts"], { readers: [reader] }]);
    const readersIn = (region: string) => artifactReadersOf(config, region).map(({ name }) => name);
    expect(readersIn(HOME)).toEqual(["production", "reader-1"]);
    expect(readersIn(ABROAD)).toEqual(["staging"]);
  });

  test("artifacts are kept in each other region once, whatever it has of environments", () => {
    const both = configWith(stagingAbroad, [["environments", "production", "region"], ABROAD]);
    expect(artifactRegionsOf(both)).toEqual([ABROAD]);
    expect(artifactRegionsOf(configWith())).toEqual([]);
    expect(artifactRegionsOf(configWith([["environments", "staging", "region"], HOME]))).toEqual([]);
  });

  test("a service that isn't released there keeps nothing there", () => {
    const config = configWith(stagingAbroad);
    const [service] = config.services;
    if (!service) throw new Error("no service");
    const home = { ...service, releases: service.releases.filter((one) => one.environment !== "staging") };
    expect(releaseRegionsOf(config, service)).toEqual([ABROAD]);
    expect(releaseRegionsOf(config, home)).toEqual([]);
  });
});
