import { AWAY, allow, deny, HOME, request, role, thing, user } from "../requests";
import { IAM, page } from "./case";

const OBJECT = "arn:aws:s3:::bucket/object";
const bucket = (statement: object, account?: string) =>
  thing(OBJECT, [{ Effect: "Allow", Action: "s3:*", Resource: "*", ...statement }], account);
const get = (principal: Parameters<typeof request>[0], on: Parameters<typeof request>[2]) =>
  request(principal, "s3:GetObject", on);
const READER = [allow("s3:GetObject")];
const anonymous = { type: "anonymous" } as const;
const service = (name: string) => ({ type: "service", name }) as const;
const EXCEPT_ONE = [
  deny("s3:*", "*", {
    Principal: "*",
    Condition: { ArnNotEquals: { "aws:PrincipalArn": `arn:aws:iam::${AWAY}:user/user-name` } },
  }),
  allow("s3:*", "*", { Principal: "*" }),
];
const WIDE = {
  Principal: "*",
  Condition: { ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${HOME}:role/app` } },
};

const NAMED = page(`${IAM}/reference_policies_elements_principal.html`, [
  [
    "deny",
    "an account as principal delegates: nobody has access yet",
    get(user("anna"), bucket({ Principal: { AWS: HOME } })),
  ],
  [
    "allow",
    "an account's administrator grants it on",
    get(user("anna", READER, { account: AWAY }), bucket({ Principal: { AWS: AWAY } })),
  ],
  [
    "allow",
    "an account's ARN is its short form",
    get(user("anna", READER, { account: AWAY }), bucket({ Principal: { AWS: `arn:aws:iam::${AWAY}:root` } })),
  ],
  [
    "allow",
    "several principals: the second",
    get(user("anna", READER, { account: AWAY }), bucket({ Principal: { AWS: ["123456789012", AWAY] } })),
  ],
  [
    "deny",
    "several principals: neither",
    get(
      user("anna", READER, { account: "777788889999" }),
      bucket({ Principal: { AWS: ["123456789012", AWAY] } }),
    ),
  ],
  ["allow", "everybody: anonymous callers too", get(anonymous, bucket({ Principal: "*" }))],
  [
    "allow",
    "everybody of kind AWS: the same for anonymous callers",
    get(anonymous, bucket({ Principal: { AWS: "*" } })),
  ],
  ["deny", "an account isn't anonymous", get(anonymous, bucket({ Principal: { AWS: HOME } }))],
  [
    "allow",
    "everybody: within the account no other permission is needed",
    get(role("app"), bucket({ Principal: "*" })),
  ],
  [
    "deny",
    "everybody: other accounts' identities need their own permission",
    get(role("app", [], { account: AWAY }), bucket({ Principal: "*" })),
  ],
  [
    "allow",
    "everybody: with it they have access",
    get(role("app", READER, { account: AWAY }), bucket({ Principal: "*" })),
  ],
  [
    "allow",
    "everybody with aws:PrincipalArn: no boundary limits it",
    get(role("app", [], { boundary: [allow("ec2:*")] }), bucket(WIDE)),
  ],
  [
    "allow",
    "everybody with aws:PrincipalArn: no session policy limits it",
    get(role("app", [], { session: [allow("ec2:*")] }), bucket(WIDE)),
  ],
  [
    "deny",
    "everybody with aws:PrincipalArn: an explicit denial does",
    get(role("app", [deny("s3:*")]), bucket(WIDE)),
  ],
  ["deny", "everybody with aws:PrincipalArn: other roles aren't meant", get(role("other"), bucket(WIDE))],
  [
    "deny",
    "a role as principal: its boundary limits",
    get(
      role("app", [], { boundary: [allow("ec2:*")] }),
      bucket({ Principal: { AWS: `arn:aws:iam::${HOME}:role/app` } }),
    ),
  ],
  [
    "deny",
    "a role as principal: its session policy limits",
    get(
      role("app", [], { session: [allow("ec2:*")] }),
      bucket({ Principal: { AWS: `arn:aws:iam::${HOME}:role/app` } }),
    ),
  ],
  [
    "deny",
    "a user's name is the same in one case only",
    get(user("anna"), bucket({ Principal: { AWS: `arn:aws:iam::${HOME}:user/Anna` } })),
  ],
  [
    "allow",
    "a service by its name",
    get(
      service("ecs.amazonaws.com"),
      bucket({ Principal: { Service: ["ecs.amazonaws.com", "elasticloadbalancing.amazonaws.com"] } }),
    ),
  ],
  [
    "deny",
    "another service",
    get(service("ec2.amazonaws.com"), bucket({ Principal: { Service: "ecs.amazonaws.com" } })),
  ],
  [
    "allow",
    "a role's session by its name",
    get(role("app"), bucket({ Principal: { AWS: `arn:aws:sts::${HOME}:assumed-role/app/session` } })),
  ],
  [
    "deny",
    "another session of the role",
    get(role("app"), bucket({ Principal: { AWS: `arn:aws:sts::${HOME}:assumed-role/app/other` } })),
  ],
  [
    "allow",
    "denied but for one: the one",
    get(user("user-name", READER, { account: AWAY }), thing(OBJECT, EXCEPT_ONE)),
  ],
  [
    "deny",
    "denied but for one: another",
    get(user("other", READER, { account: AWAY }), thing(OBJECT, EXCEPT_ONE)),
  ],
]);

const exceptFor = (...names: string[]) =>
  thing(OBJECT, [
    deny("s3:*", "*", { Resource: "*", NotPrincipal: { AWS: names } }),
    allow("s3:*", "*", { Principal: "*" }),
  ]);
const BOB = exceptFor(`arn:aws:iam::${AWAY}:user/Bob`, `arn:aws:iam::${AWAY}:root`);
const AUDIT = exceptFor(
  `arn:aws:sts::${AWAY}:assumed-role/read-only/session`,
  `arn:aws:iam::${AWAY}:role/read-only`,
  `arn:aws:iam::${AWAY}:root`,
);
const away = { account: AWAY };

const NOT_PRINCIPAL = page(`${IAM}/reference_policies_elements_notprincipal.html`, [
  ["allow", "the user and its account are left out", get(user("Bob", READER, away), BOB)],
  ["deny", "users of other accounts aren't", get(user("Alice", READER), BOB)],
  ["allow", "session, role and account are left out", get(role("read-only", READER, away), AUDIT)],
  ["deny", "roles of other accounts aren't", get(role("read-only", READER), AUDIT)],
]);

const BOUNDED = page(`${IAM}/access_policies_boundaries.html`, [
  [
    "deny",
    "NotPrincipal denies whoever has a boundary, listed or not",
    get(user("Bob", READER, { ...away, boundary: [allow("*")] }), BOB),
  ],
]);

export const PRINCIPAL_CASES = [...NAMED, ...NOT_PRINCIPAL, ...BOUNDED];
