import type { WebIdentity } from "../../../../reports/access/evaluate/caller";
import { AWAY, allow, assumable, deny, HOME, request, thing, trusts, user } from "../requests";
import { IAM, page, STS } from "./case";

const MAY = [allow("sts:AssumeRole")];
const assume = (
  caller: Parameters<typeof request>[0],
  target = assumable([trusts({ AWS: HOME })]),
  keys = {},
) => request(caller, "sts:AssumeRole", target, { keys });
const directly = assumable([trusts({ AWS: `arn:aws:iam::${HOME}:user/anna` })]);
const mfa = assumable([
  trusts({ AWS: HOME }, { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
]);

const ASSUMING = page(`${STS}/API_AssumeRole.html`, [
  ["allow", "same account: the role trusts the account, the user's policy allows", assume(user("anna", MAY))],
  ["deny", "same account: the user's policy doesn't", assume(user("anna"))],
  ["allow", "same account: the role names the user, who needs no policy", assume(user("anna"), directly)],
  [
    "deny",
    "a role that trusts nobody of the account isn't assumed, whatever the user's policy says",
    assume(user("bob", [allow("*")]), directly),
  ],
  [
    "allow",
    "another account: trusted, and allowed there",
    assume(user("anna", MAY, { account: AWAY }), assumable([trusts({ AWS: AWAY })])),
  ],
  [
    "deny",
    "another account: trusted, not allowed there",
    assume(
      user("anna", [], { account: AWAY }),
      assumable([trusts({ AWS: `arn:aws:iam::${AWAY}:user/anna` })]),
    ),
  ],
  ["deny", "another account: allowed there, not trusted", assume(user("anna", MAY, { account: AWAY }))],
  ["deny", "a root user assumes no role", assume({ type: "root", account: HOME })],
  [
    "allow",
    "MFA is asked for, and there",
    assume(user("anna", MAY), mfa, { "aws:MultiFactorAuthPresent": "true" }),
  ],
  ["deny", "MFA is asked for, and missing", assume(user("anna", MAY), mfa)],
]);

const EXTERNAL = assumable([
  trusts({ AWS: AWAY }, { Condition: { StringEquals: { "sts:ExternalId": "12345" } } }),
]);
const partner = user("partner", MAY, { account: AWAY });

const EXTERNAL_ID = page(`${IAM}/id_roles_create_for-user_externalid.html`, [
  ["allow", "the right external id", assume(partner, EXTERNAL, { "sts:ExternalId": "12345" })],
  ["deny", "another", assume(partner, EXTERNAL, { "sts:ExternalId": "54321" })],
  ["deny", "none", assume(partner, EXTERNAL)],
]);

const IDENTITY = page(`${STS}/API_GetCallerIdentity.html`, [
  ["allow", "it takes no permission", request(user("anna"), "sts:GetCallerIdentity", thing("*"))],
  [
    "allow",
    "a denial doesn't hold it",
    request(user("anna", [deny("sts:GetCallerIdentity")]), "sts:GetCallerIdentity", thing("*")),
  ],
]);

const PROVIDER = `arn:aws:iam::${HOME}:oidc-provider/token.actions.githubusercontent.com`;
const github: WebIdentity = { type: "web-identity", provider: PROVIDER };
const repository = assumable([
  trusts(
    { Federated: PROVIDER },
    {
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
        StringLike: { "token.actions.githubusercontent.com:sub": "repo:aws-org/GitHubAWSActions:*" },
      },
    },
  ),
]);
const token = (sub: string, aud = "sts.amazonaws.com", caller: Parameters<typeof request>[0] = github) =>
  request(caller, "sts:AssumeRoleWithWebIdentity", repository, {
    keys: { "token.actions.githubusercontent.com:aud": aud, "token.actions.githubusercontent.com:sub": sub },
  });

const WEB = page(`${IAM}/id_roles_create_for-idp_oidc.html`, [
  ["allow", "a token of the repository for STS", token("repo:aws-org/GitHubAWSActions:ref:refs/heads/main")],
  ["deny", "a token of another repository", token("repo:other/GitHubAWSActions:ref:refs/heads/main")],
  [
    "deny",
    "a token for somebody else",
    token("repo:aws-org/GitHubAWSActions:ref:refs/heads/main", "elsewhere"),
  ],
  [
    "deny",
    "a token of another provider",
    token("repo:aws-org/GitHubAWSActions:ref:refs/heads/main", "sts.amazonaws.com", {
      ...github,
      provider: `arn:aws:iam::${HOME}:oidc-provider/server.example.com`,
    }),
  ],
  ["deny", "a token isn't for sts:AssumeRole", request(github, "sts:AssumeRole", repository)],
]);

const EC2_ROLES = user("anna", [
  allow(["iam:GetRole", "iam:PassRole"], `arn:aws:iam::${HOME}:role/EC2-roles-for-XYZ-*`),
]);
const passed = (caller: Parameters<typeof request>[0], name: string, account = HOME) =>
  request(caller, "iam:PassRole", {
    arn: `arn:aws:iam::${account}:role/${name}`,
    account,
    policies: assumable([trusts({ AWS: "*" }, { Action: "*" })]).policies,
  });
const toService = user("anna", [
  allow("iam:PassRole", "*", {
    Condition: { StringEquals: { "iam:PassedToService": "cloudwatch.amazonaws.com" } },
  }),
]);

const PASSING = page(`${IAM}/id_roles_use_passrole.html`, [
  ["allow", "a role of the approved names", passed(EC2_ROLES, "EC2-roles-for-XYZ-web")],
  ["deny", "another role", passed(EC2_ROLES, "admin")],
  ["deny", "no policy: a trust policy doesn't give it", passed(user("anna"), "EC2-roles-for-XYZ-web")],
  [
    "deny",
    "a role of another account",
    passed(user("anna", [allow("iam:PassRole")]), "EC2-roles-for-XYZ-web", AWAY),
  ],
  [
    "allow",
    "to the service that is named",
    request(toService, "iam:PassRole", thing(`arn:aws:iam::${HOME}:role/x`), {
      keys: { "iam:PassedToService": "cloudwatch.amazonaws.com" },
    }),
  ],
  [
    "deny",
    "to another service",
    request(toService, "iam:PassRole", thing(`arn:aws:iam::${HOME}:role/x`), {
      keys: { "iam:PassedToService": "ec2.amazonaws.com" },
    }),
  ],
]);

export const ROLE_CASES = [...ASSUMING, ...EXTERNAL_ID, ...IDENTITY, ...WEB, ...PASSING];
