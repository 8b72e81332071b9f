import { artifactReadersOf, deliveriesOf } from "../../../config/contract";
import { configWith } from "../../support/config";

const foreignRole = "arn:aws:iam::333333333333:role/platform/deployer";
const reader = "arn:aws:iam::444444444444:role/auditor";
const production = ["services", "storefront", "environments", "production"];

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
    expect(staging?.deployer.arn).toBe(
      "arn:aws:iam::111111111111:role/slipway/pipeline/acme-storefront-pipeline",
    );
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
    expect(artifactReadersOf(configWith()).map(({ kind, name }) => [kind, name])).toEqual([
      ["deploy-roles", "staging"],
      ["deploy-roles", "production"],
    ]);
  });

  test("foreign roles by exact ARN: a service's with its prefix, a configured reader without", () => {
    const readers = artifactReadersOf(
      configWith([[...production, "deployRoleArn"], foreignRole], [["artifacts"], { readers: [reader] }]),
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
