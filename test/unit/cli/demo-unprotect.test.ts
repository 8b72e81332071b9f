import { withoutProtection } from "../../../cli/demo/unprotect";
import { synthesizeExample } from "../../support/examples";

const PROTECTED = { lifecycle: { prevent_destroy: true } };
const LIFTED = { lifecycle: { prevent_destroy: false } };

describe("withoutProtection", () => {
  test.each<[string, object, object | undefined]>([
    ["nothing that is protected", { aws_sns_topic: { t: { name: "t" } } }, undefined],
    ["another lifecycle", { aws_lb: { a: { lifecycle: { ignore_changes: ["tags"] } } } }, undefined],
    ["a key", { aws_kms_key: { k: PROTECTED, free: {} } }, { aws_kms_key: { k: LIFTED } }],
    [
      "a bucket, which may be full",
      { aws_s3_bucket: { b: PROTECTED } },
      { aws_s3_bucket: { b: { ...LIFTED, force_destroy: true } } },
    ],
  ])("GIVEN %s", (_, resource, expected) => {
    expect(withoutProtection({ resource })).toEqual(expected && { resource: expected });
  });

  test("lifts everything in a state bucket's stack, and in the tools account's", () => {
    for (const stack of ["bootstrap-tools", "tools"]) {
      const synthesized = synthesizeExample("default")[stack];
      const lifted = JSON.stringify(withoutProtection(synthesized)).match(/"prevent_destroy":false/g);
      const held = JSON.stringify(synthesized).match(/"prevent_destroy":true/g);
      expect(lifted).toHaveLength(held?.length ?? 0);
    }
  });
});
