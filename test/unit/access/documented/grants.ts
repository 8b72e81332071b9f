import type { Grant } from "../../../../reports/access/evaluate/grant";
import { AWAY, allow, deny, HOME, key, request, user } from "../requests";
import { KMS, page } from "./case";

const ENABLE_IAM = allow("kms:*", "*", { Principal: { AWS: `arn:aws:iam::${HOME}:root` } });

const grant = (
  constraints?: Grant["constraints"],
  grantee = `arn:aws:iam::${HOME}:user/exampleUser`,
): Grant => ({
  name: "grant",
  grantee,
  operations: ["Decrypt", "DescribeKey", "RetireGrant"],
  ...(constraints && { constraints }),
});
const IT = { Department: "IT" };
const SUBSET = grant({ encryptionContextSubset: IT });
const EQUALS = grant({ encryptionContextEquals: IT });
const asked = (given: Grant, encryptionContext: Record<string, string>, action = "kms:Decrypt") =>
  request(user("exampleUser"), action, key([ENABLE_IAM], HOME, [given]), { encryptionContext });

const GRANT_CONSTRAINTS = page(`${KMS}/create-grant-overview.html`, [
  ["allow", "a subset: exactly the pair", asked(SUBSET, IT)],
  ["allow", "a subset: the pair and another", asked(SUBSET, { ...IT, Purpose: "Test" })],
  ["deny", "a subset: without the pair", asked(SUBSET, { Purpose: "Test" })],
  ["deny", "a subset: case counts in values", asked(SUBSET, { Department: "it" })],
  ["deny", "a subset: and in keys", asked(SUBSET, { department: "IT" })],
  ["allow", "equals: exactly the pair", asked(EQUALS, IT)],
  ["deny", "equals: the pair and another", asked(EQUALS, { ...IT, Purpose: "Test" })],
  ["deny", "equals: none", asked(EQUALS, {})],
  [
    "allow",
    "DescribeKey has no encryption context: constraints don't hold it",
    asked(EQUALS, {}, "kms:DescribeKey"),
  ],
  ["allow", "neither has RetireGrant", asked(SUBSET, {}, "kms:RetireGrant")],
]);

const denied = key([deny("kms:Decrypt", "*", { Principal: { AWS: "*" } })], HOME, [grant()]);

const GRANTEES = page(`${KMS}/grants.html`, [
  ["allow", "the grantee needs no policy", asked(grant(), {})],
  ["deny", "an operation that the grant doesn't list", asked(grant(), {}, "kms:Encrypt")],
  ["deny", "somebody else", request(user("other"), "kms:Decrypt", key([ENABLE_IAM], HOME, [grant()]))],
  [
    "deny",
    "a denial in the key's policy goes before all grants",
    request(user("exampleUser"), "kms:Decrypt", denied),
  ],
  [
    "allow",
    "the grantee may be of another account",
    request(
      user("exampleUser", [], { account: AWAY }),
      "kms:Decrypt",
      key([ENABLE_IAM], HOME, [grant(undefined, `arn:aws:iam::${AWAY}:user/exampleUser`)]),
    ),
  ],
]);

export const GRANT_CASES = [...GRANT_CONSTRAINTS, ...GRANTEES];
