import { under, unless } from "../requests";
import { IAM, page } from "./case";

const SEVERAL = {
  StringEqualsIgnoreCase: {
    "aws:PrincipalTag/department": ["finance", "hr", "legal"],
    "aws:PrincipalTag/role": ["audit", "security"],
  },
  StringEquals: { "aws:PrincipalAccount": "111122223333" },
};
const READABLE = { "ForAllValues:StringEquals": { "dynamodb:Attributes": ["ID", "Message", "Tags"] } };
const PROTECTED = { "ForAnyValue:StringEquals": { "dynamodb:Attributes": ["ID", "PostDateTime"] } };
const POSTS = { "ForAllValues:StringEquals": { "dynamodb:Attributes": ["PostDateTime", "Message", "Tags"] } };
const attributes = (...names: string[]) => ({ "dynamodb:Attributes": names });

export const SET_CASES = page(`${IAM}/reference_policies_multi-value-conditions.html`, [
  [
    "allow",
    "all operators and keys hold",
    under(SEVERAL, { "aws:PrincipalTag/department": "Finance", "aws:PrincipalTag/role": "audit" }),
  ],
  [
    "deny",
    "one key doesn't",
    under(SEVERAL, { "aws:PrincipalTag/department": "Finance", "aws:PrincipalTag/role": "sales" }),
  ],
  [
    "deny",
    "one key is absent",
    under(SEVERAL, { "aws:PrincipalTag/department": "hr", "aws:PrincipalTag/role": undefined }),
  ],
  [
    "deny",
    "negated: any of several values excludes",
    under({ StringNotEquals: { "aws:PrincipalAccount": ["111122223333", "444455556666"] } }, {}),
  ],
  [
    "allow",
    "negated: none of several values",
    under({ StringNotEquals: { "aws:PrincipalAccount": ["777788889999", "444455556666"] } }, {}),
  ],
  ["allow", "ForAllValues: all requested are listed", under(READABLE, attributes("Message", "Tags"))],
  ["deny", "ForAllValues: one requested isn't", under(READABLE, attributes("Message", "UserName"))],
  [
    "deny",
    "ForAnyValue in a denial: one requested is listed",
    unless(PROTECTED, attributes("PostDateTime", "Message")),
  ],
  ["allow", "ForAnyValue in a denial: none is", unless(PROTECTED, attributes("UserName"))],
  [
    "deny",
    "ForAnyValue in a denial: the last of three is",
    unless(PROTECTED, attributes("UserName", "Message", "PostDateTime")),
  ],
  ["deny", "ForAllValues: one of two matches", under(POSTS, attributes("PostDateTime", "UserName"))],
  ["allow", "ForAllValues: no key in the request", under(READABLE, {})],
  ["allow", "ForAllValues: an empty list", under(READABLE, attributes())],
  ["allow", "ForAllValues: an empty text", under(READABLE, attributes(""))],
  ["deny", "ForAnyValue: no key in the request", under(PROTECTED, {})],
  ["deny", "ForAnyValue: an empty list", under(PROTECTED, attributes())],
]);
