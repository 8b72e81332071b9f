import fc from "fast-check";
import { CATCH_ALL_PRIORITY, listenerPriority } from "../../../config/listener-priority";
import { serviceNames, stateNames, toolsNames } from "../../../config/names";
import { releaseNames } from "../../../config/release-names";
import { shorten } from "../../../config/shorten";

const owner = { organization: "acme" };
const account = { name: "production", id: "333333333333", region: "ap-northeast-1" };

describe("shorten", () => {
  test("leaves what fits alone", () => {
    expect(shorten("acme-web", 16, "-blue")).toBe("acme-web-blue");
  });

  test("cuts the stem, keeps the suffix, and tells two long names apart", () => {
    const one = shorten("acme-customer-notifications-production", 32, "-blue");
    const other = shorten("acme-customer-notifications-preview", 32, "-blue");
    expect(one).toMatch(/^acme-customer-notif[a-z-]*-[0-9a-f]{6}-blue$/);
    expect(one).toHaveLength(32);
    expect(other).not.toBe(one);
  });

  test("never exceeds its limit, and is the same for the same input", () => {
    // As names are: no two hyphens beside each other.
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,20}(-[a-z0-9]{1,20}){0,4}$/);
    fc.assert(
      fc.property(name, fc.integer({ min: 16, max: 64 }), (stem, limit) => {
        const short = shorten(stem, limit, "-x");
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short).toBe(shorten(stem, limit, "-x"));
        expect(short).not.toMatch(/--[0-9a-f]{6}-x$/);
      }),
    );
  });
});

describe("names", () => {
  test("a pipeline is called by its service first, because 20 characters of it are the artifact prefix", () => {
    const names = serviceNames(owner, "storefront");
    expect(names.pipeline).toBe("storefront-acme");
    expect(names.artifactPrefix).toBe("storefront-acme");
    expect(names.pullRequestArtifactPrefix).toBe("storefront-pr-acme");
  });

  test("services that agree in their first 20 characters have prefixes of their own", () => {
    const services = ["customer-notifications-email", "customer-notifications-sms"];
    const prefixes = services.flatMap((service) => {
      const names = serviceNames(owner, service);
      return [names.artifactPrefix, names.pullRequestArtifactPrefix];
    });
    expect(new Set(prefixes).size).toBe(4);
    for (const prefix of prefixes) expect(prefix.length).toBeLessThanOrEqual(20);
  });

  test("buckets end in account and region", () => {
    expect(stateNames(owner, account).bucket).toBe("acme-state-333333333333-ap-northeast-1");
    expect(toolsNames(owner, account).artifactBucket).toBe("acme-artifacts-333333333333-ap-northeast-1");
  });

  test("every name of a long service keeps to its service's limit", () => {
    const service = "s".repeat(40);
    const names = releaseNames({ organization: "an-organization-name" }, service, account);
    const limits = {
      blueTargetGroup: 32,
      greenTargetGroup: 32,
      loadBalancer: 32,
      siteBucket: 63,
      deployRole: 64,
    };
    for (const [name, limit] of Object.entries(limits)) {
      expect(names[name as keyof typeof limits].length).toBeLessThanOrEqual(limit);
    }
    expect(names.blueTargetGroup).not.toBe(names.greenTargetGroup);
  });

  test("a listener rule's priority is the one given, and the last one for every request", () => {
    expect(listenerPriority("web", { hosts: [], paths: ["/a"], priority: 7 })).toBe(7);
    expect(listenerPriority("web", { hosts: [], paths: [] })).toBe(CATCH_ALL_PRIORITY);
  });

  test("a listener rule's priority comes from the service's name alone and leaves the last one free", () => {
    fc.assert(
      fc.property(fc.string(), (service) => {
        const priority = listenerPriority(service, { hosts: [], paths: ["/a"] });
        expect(priority).toBeGreaterThanOrEqual(1);
        expect(priority).toBeLessThan(CATCH_ALL_PRIORITY);
      }),
    );
  });
});
