import { artifactReadersOf } from "../../../config/artifact-readers";
import { expiringPrefixesOf } from "../../../config/artifacts";
import { deliveriesOf } from "../../../config/contract";
import { nameOf } from "../../../config/shift";
import { findMechanism } from "../../../config/strategies";
import { isArm, newestImage } from "../../../config/targets/servers/image";
import { exampleConfig } from "../../support/examples";

test.each(["t4g.small", "m7g.large", "c6gn.xlarge", "r6gd.metal", "g5g.xlarge", "im4gn.large", "a1.medium"])(
  "%s has an ARM processor",
  (type) => expect(isArm(type)).toBe(true),
);

test.each(["t3.small", "g4dn.xlarge", "g6.xlarge", "m7i-flex.large", "c7a.large", "u7i-12tb.224xlarge"])(
  "%s has an x86 processor",
  (type) => expect(isArm(type)).toBe(false),
);

test("the newest image is AWS's public parameter for the processor", () => {
  expect(newestImage("t4g.small")).toMatch(/al2023-ami-kernel-default-arm64$/);
  expect(newestImage("t3.small")).toMatch(/al2023-ami-kernel-default-x86_64$/);
});

test("batches have a name, and are CodeDeploy's for servers alone", () => {
  const batches = { kind: "rolling", batchPercent: 25 } as const;
  expect(nameOf(batches)).toBe("rolling-25-percent");
  expect(findMechanism("servers", batches)).toEqual({
    by: "codedeploy-servers",
    deploymentConfig: batches,
    freshServers: false,
  });
  expect(findMechanism("ecs", batches)).toBeUndefined();
  expect(findMechanism("website", batches)).toBeUndefined();
});

describe("artifacts of servers", () => {
  const config = exampleConfig("github-servers");

  test("are read by the servers of each environment, too", () => {
    expect(deliveriesOf(config).map(({ instanceRole }) => instanceRole?.arn)).toEqual([
      "arn:aws:iam::222222222222:role/slipway/runtime/acme-shop-staging-instance",
      "arn:aws:iam::333333333333:role/slipway/runtime/acme-shop-production-instance",
    ]);
    expect(artifactReadersOf(config, "us-east-1").map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "deploy-roles staging",
      "deploy-roles production",
      "instance-roles staging",
      "instance-roles production",
    ]);
  });

  test("are kept: what expires is named, pull requests' among it", () => {
    expect(expiringPrefixesOf(config)).toEqual(["shop-pr-acme"]);
    expect(expiringPrefixesOf(exampleConfig("default"))).toBeUndefined();
  });
});
