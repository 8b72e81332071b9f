import { allow, deny, federated, HOME, request, role, thing, user } from "../requests";
import { IAM, page } from "./case";

const CARLOS = [
  allow(["s3:GetBucketLocation", "s3:ListAllMyBuckets"], "arn:aws:s3:::*"),
  allow("s3:*", ["arn:aws:s3:::carlossalazar/*", "arn:aws:s3:::carlossalazar"]),
  deny("s3:*", "arn:aws:s3:::*log*"),
];
const carlos = user("carlossalazar", CARLOS);
const named = (arn: string, more: object = {}) => [
  { ...allow("s3:*", "*", { Principal: { AWS: arn } }), ...more },
];
const OWN = thing("arn:aws:s3:::carlossalazar/file", named(`arn:aws:iam::${HOME}:user/carlossalazar`));
const REPORTS = [allow(["iam:Get*", "iam:List*"]), deny("iam:*Report")];
const iam = (action: string, ...more: object[]) =>
  request(user("anna", [...REPORTS, ...more.map((one) => ({ ...one }))]), action, thing("*"));
const root = { type: "root", account: HOME } as const;
const OBJECT = "arn:aws:s3:::bucket/object";
const ROLE = `arn:aws:iam::${HOME}:role/app`;
const SESSION = `arn:aws:sts::${HOME}:assumed-role/app/session`;
const USER = `arn:aws:iam::${HOME}:user/anna`;
const FEDERATED = `arn:aws:sts::${HOME}:federated-user/anna`;
const get = (principal: Parameters<typeof request>[0], statements?: Parameters<typeof thing>[1]) =>
  request(principal, "s3:GetObject", thing(OBJECT, statements));
const READ = [allow("s3:GetObject")];
const NOTHING = [allow("ec2:*")];

export const EVALUATION_CASES = page(`${IAM}/reference_policies_evaluation-logic.html`, [
  ["deny", "by default everything is denied", get(user("anna"))],
  ["allow", "but to the root user", get(root)],
  ["allow", "an identity policy allows", get(user("anna", READ))],
  ["allow", "a resource policy allows, the identity policy doesn't", get(user("anna"), named(USER))],
  [
    "deny",
    "Carlos and the log bucket: an explicit denial",
    request(carlos, "s3:PutObject", thing("arn:aws:s3:::carlossalazar-logs/file")),
  ],
  ["allow", "Carlos and his bucket: both allow", request(carlos, "s3:PutObject", OWN)],
  [
    "deny",
    "a resource policy's denial beats an identity policy",
    get(user("anna", READ), [deny("s3:*", "*", { Principal: "*" })]),
  ],
  [
    "deny",
    "an identity policy's denial beats a resource policy",
    get(user("anna", [deny("s3:*")]), named(USER)),
  ],
  ["allow", "iam:Get* takes iam:GetUser", iam("iam:GetUser")],
  ["deny", "iam:CreatePolicy is denied implicitly", iam("iam:CreatePolicy")],
  ["deny", "iam:GetOrganizationsAccessReport is denied explicitly", iam("iam:GetOrganizationsAccessReport")],
  [
    "deny",
    "another policy doesn't help iam:GenerateCredentialReport",
    iam("iam:GenerateCredentialReport", allow("iam:GenerateCredentialReport")),
  ],
  [
    "allow",
    "a service control policy allows what the identity policy does",
    get(user("anna", READ, { controls: [allow("*")] })),
  ],
  [
    "deny",
    "a service control policy that doesn't allow denies",
    get(user("anna", READ, { controls: NOTHING })),
  ],
  [
    "deny",
    "it denies what a resource policy allows, too",
    get(user("anna", [], { controls: NOTHING }), named(USER)),
  ],
  [
    "deny",
    "it holds the root user as well",
    get({ ...root, controls: user("x", [], { controls: NOTHING }).controls }),
  ],
  [
    "deny",
    "a boundary that doesn't allow limits the identity policy",
    get(user("anna", READ, { boundary: NOTHING })),
  ],
  ["allow", "a boundary that does, doesn't", get(user("anna", READ, { boundary: READ }))],
  ["deny", "a boundary alone allows nothing", get(user("anna", [], { boundary: READ }))],
  ["allow", "a resource policy that names the role is enough", get(role("app"), named(ROLE))],
  ["deny", "but for the role's boundary", get(role("app", [], { boundary: NOTHING }), named(ROLE))],
  ["deny", "and its session policy", get(role("app", [], { session: NOTHING }), named(ROLE))],
  [
    "allow",
    "one that names the session isn't limited by the boundary",
    get(role("app", [], { boundary: NOTHING }), named(SESSION)),
  ],
  ["allow", "nor by the session policy", get(role("app", [], { session: NOTHING }), named(SESSION))],
  [
    "allow",
    "one that names the user isn't limited by the boundary",
    get(user("anna", [], { boundary: NOTHING }), named(USER)),
  ],
  [
    "allow",
    "one that names the federated user isn't limited by the session policy",
    get(federated("anna", [], { session: NOTHING }), named(FEDERATED)),
  ],
  [
    "allow",
    "nor by the boundary",
    get(federated("anna", [], { boundary: NOTHING, session: NOTHING }), named(FEDERATED)),
  ],
  [
    "deny",
    "one that names the user behind it is limited by the session policy",
    get(federated("anna", [], { session: NOTHING }), named(USER)),
  ],
  [
    "deny",
    "and by the boundary",
    get(federated("anna", [], { boundary: NOTHING, session: READ }), named(USER)),
  ],
  ["allow", "no session policy: a role session has its role's permissions", get(role("app", READ))],
  ["deny", "no session policy: a federated user has none", get(federated("anna", READ))],
  ["allow", "a session policy that allows", get(federated("anna", READ, { session: READ }))],
  ["deny", "a session policy that doesn't", get(role("app", READ, { session: NOTHING }))],
  ["deny", "a session policy alone allows nothing", get(role("app", [], { session: READ }))],
  [
    "deny",
    "a session policy's explicit denial holds for all",
    get(role("app", READ, { session: [allow("*"), deny("s3:*")] }), named(SESSION)),
  ],
  [
    "deny",
    "and a boundary's",
    get(user("anna", READ, { boundary: [allow("*"), deny("s3:*")] }), named(USER)),
  ],
]);
