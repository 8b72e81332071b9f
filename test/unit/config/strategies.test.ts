import { releaseNames } from "../../../config/release-names";
import { minutesOf, nameOf } from "../../../config/shift";
import { findMechanism } from "../../../config/strategies";

const canary = (percent: number, minutes: number) => ({ kind: "canary", percent, minutes }) as const;
const linear = (percent: number, minutes: number) => ({ kind: "linear", percent, minutes }) as const;

test.each([
  [canary(5, 10), "canary-5-percent-10-minutes", 10],
  [canary(10, 1), "canary-10-percent-1-minute", 1],
  [linear(10, 3), "linear-10-percent-every-3-minutes", 30],
  [linear(33, 1), "linear-33-percent-every-1-minute", 3],
])("%j is called %s and takes %i minutes", (shift, name, minutes) => {
  expect(nameOf(shift)).toBe(name);
  expect(minutesOf(shift)).toBe(minutes);
});

test("GIVEN steps that AWS has by a name THEN AWS's configuration is taken", () => {
  expect(findMechanism("ecs", canary(10, 5))).toEqual({
    by: "codedeploy",
    deploymentConfig: "CodeDeployDefault.ECSCanary10Percent5Minutes",
  });
});

test("GIVEN other steps THEN they are the configuration", () => {
  expect(findMechanism("ecs", canary(5, 10))).toEqual({ by: "codedeploy", deploymentConfig: canary(5, 10) });
});

test("GIVEN a target whose traffic nothing shifts THEN there is no way to do it", () => {
  expect(findMechanism("website", canary(5, 10))).toBeUndefined();
});

test("GIVEN a long name THEN the deployment configuration's has at most 100 characters, its steps in it", () => {
  const environment = { name: "e".repeat(32), id: "222222222222", region: "us-east-1" };
  const { deploymentConfig } = releaseNames({ organization: "acme" }, "s".repeat(64), environment);
  expect(deploymentConfig(linear(5, 120))).toMatch(/^acme-s.{1,80}-linear-5-percent-every-120-minutes$/);
  expect(deploymentConfig(linear(5, 120)).length).toBeLessThanOrEqual(100);
});
