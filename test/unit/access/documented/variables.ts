import { allow, policy, request, role, thing, under, unless, user } from "../requests";
import { IAM, page } from "./case";

const team = "arn:aws:s3:::DOC-EXAMPLE-BUCKET-${aws:PrincipalTag/team, 'company-wide'}";
const teams = (tags: Record<string, string>, name: string) =>
  request(
    user("anna", [allow("s3:ListBucket", team)], { tags }),
    "s3:ListBucket",
    thing(`arn:aws:s3:::DOC-EXAMPLE-BUCKET-${name}`),
  );
const own = (object: string) =>
  request(
    user("anna", [allow("s3:GetObject", "arn:aws:s3:::mybucket/${aws:username}/*")]),
    "s3:GetObject",
    thing(`arn:aws:s3:::mybucket/${object}`),
  );
const OLD = {
  ...user("anna"),
  policies: [
    policy("identity", [allow("s3:GetObject", "arn:aws:s3:::mybucket/${aws:username}/*")], "2008-10-17"),
  ],
};
const TEAM = { "s3:ExistingObjectTag/Team": "${aws:PrincipalTag/Team}" };

export const VARIABLE_CASES = page(`${IAM}/reference_policies_variables.html`, [
  ["allow", "the user's own folder", own("anna/file")],
  ["deny", "somebody else's", own("bob/file")],
  [
    "deny",
    "before version 2012-10-17 a variable is text",
    request(OLD, "s3:GetObject", thing("arn:aws:s3:::mybucket/anna/file")),
  ],
  [
    "allow",
    "and that text matches",
    request(OLD, "s3:GetObject", thing("arn:aws:s3:::mybucket/${aws:username}/file")),
  ],
  [
    "allow",
    "keys are the same in any case",
    request(
      user("anna", [allow("s3:GetObject", "arn:aws:s3:::mybucket/${AWS:UserName}/*")]),
      "s3:GetObject",
      thing("arn:aws:s3:::mybucket/anna/file"),
    ),
  ],
  [
    "deny",
    "a variable without value matches no resource",
    request(
      role("app", [allow("s3:GetObject", "arn:aws:s3:::mybucket/${aws:username}*")]),
      "s3:GetObject",
      thing("arn:aws:s3:::mybucket/file"),
    ),
  ],
  [
    "deny",
    "StringEquals never matches a variable without value",
    under({ StringEquals: TEAM }, { "s3:ExistingObjectTag/Team": "red" }),
  ],
  [
    "deny",
    "StringNotEquals does: the denial holds",
    unless(
      { StringNotEquals: TEAM },
      { "s3:ExistingObjectTag/Team": "red", "aws:PrincipalTag/Team": undefined },
    ),
  ],
  [
    "allow",
    "StringEquals compares two keys",
    under({ StringEquals: TEAM }, { "s3:ExistingObjectTag/Team": "red", "aws:PrincipalTag/Team": "red" }),
  ],
  ["allow", "a tagged user: the team's bucket", teams({ team: "yellow" }, "yellow")],
  ["deny", "a tagged user: not another team's", teams({ team: "yellow" }, "green")],
  ["deny", "a tagged user: not the default", teams({ team: "yellow" }, "company-wide")],
  ["allow", "an untagged user: the default", teams({}, "company-wide")],
  ["deny", "an untagged user: no team's", teams({}, "yellow")],
  [
    "allow",
    "${*} is a star",
    under({ StringLike: { "aws:UserAgent": "a${*}b" } }, { "aws:UserAgent": "a*b" }),
  ],
  [
    "deny",
    "${*} is nothing else",
    under({ StringLike: { "aws:UserAgent": "a${*}b" } }, { "aws:UserAgent": "axb" }),
  ],
  [
    "allow",
    "${?} is a question mark",
    under({ StringLike: { "aws:UserAgent": "a${?}b" } }, { "aws:UserAgent": "a?b" }),
  ],
  [
    "allow",
    "${$} is a dollar sign",
    under({ StringLike: { "aws:UserAgent": "a${$}b" } }, { "aws:UserAgent": "a$b" }),
  ],
]);
