import { generateConfig } from "../../../bench/generate";
import { parseConfig } from "../../../config/load";

const load = (services: number) => parseConfig(generateConfig(services), "generated.yaml");

describe("generated configurations", () => {
  test.each([1, 10, 100, 300, 1000])("GIVEN %d services THEN it loads with all of them", (services) => {
    expect(load(services).services).toHaveLength(services);
  });

  test("GIVEN the same number THEN the same text", () => {
    expect(generateConfig(30)).toBe(generateConfig(30));
  });

  test("GIVEN more services THEN the first ones stay as they were", () => {
    expect(load(100).services.slice(0, 10)).toEqual(load(10).services);
  });

  test("it mixes targets and strategies over three environments", () => {
    const { environments, services } = load(20);
    const releases = services.flatMap((service) => service.releases);
    expect(environments).toHaveLength(3);
    expect(new Set(releases.map(({ deploy }) => deploy.kind))).toEqual(new Set(["ecs", "website"]));
    expect(new Set(releases.map(({ strategy }) => strategy)).size).toBeGreaterThan(4);
  });

  test.each([
    [500, 500],
    [501, 0],
  ])("GIVEN %d services THEN %d pipelines for pull requests: a region takes 1,000", (services, expected) => {
    expect(generateConfig(services).match(/pullRequest:/g) ?? []).toHaveLength(expected);
  });
});
