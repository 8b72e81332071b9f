import { AWAY, allow, deny, HOME, key, request, role, user } from "../requests";
import { KMS, page } from "./case";

const ENABLE_IAM = allow("kms:*", "*", { Principal: { AWS: `arn:aws:iam::${HOME}:root` } });
const root = { type: "root", account: HOME } as const;
const decrypt = (principal: Parameters<typeof request>[0], on = key([ENABLE_IAM])) =>
  request(principal, "kms:Decrypt", on);
const MAY = [allow("kms:Decrypt")];
const ALICE = `arn:aws:iam::${HOME}:user/alice`;

const DEFAULT = page(`${KMS}/key-policy-default.html`, [
  ["allow", "the account is named: an identity policy allows", decrypt(user("alice", MAY))],
  ["deny", "the account is named: without identity policy nobody of it may", decrypt(user("alice"))],
  ["allow", "the account is named: its root user may", decrypt(root)],
  [
    "deny",
    "the account isn't named: an identity policy has no effect",
    decrypt(
      user("alice", MAY),
      key([allow("kms:*", "*", { Principal: { AWS: `arn:aws:iam::${HOME}:user/bob` } })]),
    ),
  ],
  [
    "deny",
    "the account isn't named: neither has its root user",
    decrypt(root, key([allow("kms:*", "*", { Principal: { AWS: `arn:aws:iam::${HOME}:user/bob` } })])),
  ],
  [
    "deny",
    "an identity policy that denies has its effect",
    decrypt(user("alice", [deny("kms:*")]), key([allow("kms:*", "*", { Principal: { AWS: ALICE } })])),
  ],
  [
    "allow",
    "a key policy that names the user is enough",
    decrypt(user("alice"), key([allow("kms:Decrypt", "*", { Principal: { AWS: ALICE } })])),
  ],
  [
    "deny",
    "a key administrator doesn't decrypt",
    decrypt(
      user("alice"),
      key([
        ENABLE_IAM,
        allow(["kms:Create*", "kms:Describe*", "kms:Put*"], "*", { Principal: { AWS: ALICE } }),
      ]),
    ),
  ],
]);

const USES = ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"];
const SHARED = key(
  [
    allow("kms:*", "*", { Principal: { AWS: `arn:aws:iam::${AWAY}:root` } }),
    allow(USES, "*", { Principal: { AWS: `arn:aws:iam::${HOME}:root` } }),
  ],
  AWAY,
);
const engineering = role("Engineering", [allow([...USES, "kms:ScheduleKeyDeletion"], SHARED.arn)]);

const EVALUATION = page(`${KMS}/policy-evaluation.html`, [
  ["deny", "Alice: the key delegates, no identity policy allows", decrypt(user("alice"))],
  ["allow", "Engineering: key policy and identity policy allow", decrypt(engineering, SHARED)],
  ["deny", "no identity policy in the caller's account", decrypt(role("Engineering"), SHARED)],
  [
    "deny",
    "the key's policy doesn't name the caller's account",
    decrypt(
      engineering,
      key([allow("kms:*", "*", { Principal: { AWS: `arn:aws:iam::${AWAY}:root` } })], AWAY),
    ),
  ],
  [
    "deny",
    "more than the key's policy gives can't be handed on",
    request(engineering, "kms:ScheduleKeyDeletion", SHARED),
  ],
]);

const EBS = key([
  allow(["kms:Encrypt", "kms:Decrypt"], "*", {
    Principal: { AWS: "*" },
    Condition: {
      StringEquals: { "kms:CallerAccount": HOME, "kms:ViaService": "ec2.us-west-2.amazonaws.com" },
    },
  }),
]);
const via = (service: string, caller = role("app")) =>
  request(caller, "kms:Decrypt", EBS, { keys: { "kms:ViaService": service } });
const APP = `arn:aws:iam::${HOME}:role/RoleForExampleApp`;
const PAIR = { StringEquals: { "kms:EncryptionContext:AppName": "ExampleApp" } };
const ONLY = { ...PAIR, "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["AppName"] } };
const generate = (Condition: object, encryptionContext: Record<string, string>) =>
  request(
    role("RoleForExampleApp"),
    "kms:GenerateDataKey",
    key([allow("kms:GenerateDataKey", "*", { Principal: { AWS: APP }, Condition })]),
    { encryptionContext },
  );
const STAGE = key([
  allow("kms:*", "*", { Principal: { AWS: APP } }),
  deny("kms:Decrypt", "*", {
    Principal: { AWS: APP },
    Condition: { StringEquals: { "kms:EncryptionContext:Stage": "Restricted" } },
  }),
]);
const stage = (encryptionContext: Record<string, string>) =>
  request(role("RoleForExampleApp"), "kms:Decrypt", STAGE, { encryptionContext });
const RSA = key([
  allow("kms:*", "*", { Principal: { AWS: APP } }),
  deny(["kms:Encrypt", "kms:Decrypt"], "*", {
    Principal: { AWS: APP },
    Condition: { StringNotEquals: { "kms:EncryptionAlgorithm": "RSAES_OAEP_SHA_256" } },
  }),
]);
const algorithm = (name: string) =>
  request(role("RoleForExampleApp"), "kms:Decrypt", RSA, { keys: { "kms:EncryptionAlgorithm": name } });

const CONDITIONS = page(`${KMS}/conditions-kms.html`, [
  [
    "allow",
    "kms:CallerAccount with kms:ViaService: the account's identities through the service",
    via("ec2.us-west-2.amazonaws.com"),
  ],
  ["deny", "through another service", via("s3.us-west-2.amazonaws.com")],
  [
    "deny",
    "another account",
    via("ec2.us-west-2.amazonaws.com", role("app", [allow("kms:*")], { account: AWAY })),
  ],
  ["allow", "the encryption context holds the pair", generate(PAIR, { AppName: "ExampleApp" })],
  ["allow", "and others", generate(PAIR, { AppName: "ExampleApp", Purpose: "Test" })],
  ["deny", "it holds another value", generate(PAIR, { AppName: "exampleapp" })],
  ["deny", "there is none", generate(PAIR, {})],
  ["allow", "the key's name is the same in any case", generate(PAIR, { appname: "ExampleApp" })],
  ["allow", "the pair and no other: the pair", generate(ONLY, { AppName: "ExampleApp" })],
  ["deny", "the pair and no other: another too", generate(ONLY, { AppName: "ExampleApp", Purpose: "Test" })],
  ["deny", "the pair and no other: none", generate(ONLY, {})],
  [
    "allow",
    "EncryptionContextKeys by ForAllValues alone lets an empty context through",
    generate({ "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["AppName"] } }, {}),
  ],
  ["deny", "a pair that is denied", stage({ Stage: "Restricted" })],
  ["allow", "the key with another value", stage({ Stage: "Test" })],
  ["allow", "another pair", stage({ Department: "IT" })],
  ["allow", "one algorithm only: that one", algorithm("RSAES_OAEP_SHA_256")],
  ["deny", "one algorithm only: another", algorithm("RSAES_OAEP_SHA_1")],
]);

export const KEY_CASES = [...DEFAULT, ...EVALUATION, ...CONDITIONS];
