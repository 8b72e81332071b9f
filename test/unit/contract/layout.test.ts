import { layoutOf } from "../../../config/layout";
import { configWith } from "../../support/config";

const second = {
  source: { github: { repository: "acme/site", branch: "main" } },
  deploy: { website: {} },
  environments: { production: {} },
};

describe("layoutOf", () => {
  test("GIVEN per-account THEN an account is a bootstrap stack and one stack with all its services", () => {
    const plans = layoutOf(configWith([["services", "site"], second]));
    expect(plans.map(({ name }) => name)).toEqual([
      "bootstrap-tools",
      "bootstrap-staging",
      "bootstrap-production",
      "tools",
      "staging",
      "production",
    ]);
    const services = Object.fromEntries(
      plans.map((plan) => [plan.name, plan.services.map(({ name }) => name)]),
    );
    expect(services).toMatchObject({
      tools: ["storefront", "site"],
      staging: ["storefront"],
      production: ["storefront", "site"],
    });
  });

  test("GIVEN per-service THEN a service has a stack of its own in every account it reaches", () => {
    const plans = layoutOf(
      configWith([["services", "site"], second], [["layout"], { stacks: "per-service" }]),
    );
    expect(
      plans.filter(({ kind }) => kind !== "bootstrap").map(({ name, shared }) => [name, shared]),
    ).toEqual([
      ["tools", true],
      ["tools-storefront", false],
      ["tools-site", false],
      ["staging", true],
      ["staging-storefront", false],
      ["production", true],
      ["production-storefront", false],
      ["production-site", false],
    ]);
  });
});
