import { allow, deny } from "../../../iam/statement";

const good = { sid: "Sid", actions: ["s3:GetObject"], resources: ["*"], because: "It must." };

describe("statements", () => {
  test("allow and deny differ in effect only", () => {
    expect({ ...allow(good), effect: "Deny" }).toEqual(deny(good));
  });

  test.each([
    ["a reason", { because: "  " }, "say why"],
    ["an action", { actions: [] }, "no actions"],
    ["a resource, where resources are given", { resources: [] }, "no resources"],
    ["a principal, where principals are given", { principals: { aws: [] } }, "no principals"],
    ["a Sid of letters and digits", { sid: "a-b" }, "letters and digits"],
  ])("refuse to be without %s", (_, change, message) => {
    expect(() => allow({ ...good, ...change })).toThrow(message);
  });
});
