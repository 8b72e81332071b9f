/**
 * Who asks, and what AWS's request context says of it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import { type Keys, keysOf, type Value } from "./context";

/** An IAM identity, by its account. */
export interface Identified {
  /** `111111111111` */
  readonly account: string;
  /** Principal and session tags; left out: unknown like any other key. */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface RoleSessionCaller extends Identified {
  readonly type: "role-session";
  /** ARN of the role, with its path. */
  readonly role: string;
  /** Left out: whoever assumes the role chooses it. */
  readonly sessionName?: string;
}

export interface UserCaller extends Identified {
  readonly type: "user";
  readonly arn: string;
}

/** A session of `GetFederationToken`. */
export interface FederatedUserCaller extends Identified {
  readonly type: "federated-user";
  /** `arn:aws:sts::111111111111:federated-user/name` */
  readonly arn: string;
  /** ARN of the user who asked for it. */
  readonly user: string;
}

/** An account's root user. */
export interface RootCaller {
  readonly type: "root";
  readonly account: string;
}

/** An AWS service in its own name: `codepipeline.amazonaws.com`. Where it uses a role, it is a role's session. */
export interface Service {
  readonly type: "service";
  readonly name: string;
}

/**
 * Whoever holds a token of an OpenID Connect provider (`arn:aws:iam::111111111111:oidc-provider/…`, or its name:
 * `accounts.google.com`), or an assertion of a SAML provider (`arn:aws:iam::111111111111:saml-provider/…`).
 */
export interface WebIdentity {
  readonly type: "web-identity";
  readonly provider: string;
}

/** True of a provider whose assertions are SAML: `sts:AssumeRoleWithSAML` takes these alone, and no others. */
export function isSaml({ provider }: WebIdentity): boolean {
  return provider.includes(":saml-provider/");
}

/** Without signature. */
export interface Anonymous {
  readonly type: "anonymous";
}

/** A principal without its policies. */
export type Caller =
  | RoleSessionCaller
  | UserCaller
  | FederatedUserCaller
  | RootCaller
  | Service
  | WebIdentity
  | Anonymous;

/** Account of a caller; `undefined` where it has none. */
export function accountOf(caller: Caller): string | undefined {
  return "account" in caller ? caller.account : undefined;
}

/** `arn:aws:sts::111111111111:assumed-role/name/session`; a role's path isn't in it. */
export function sessionArn(role: string, sessionName: string): string {
  const [, partition = "", , , account = "", resource = ""] = role.split(":");
  return `arn:${partition}:sts::${account}:assumed-role/${nameOf(resource)}/${sessionName}`;
}

const computed = new WeakMap<Caller, Keys>();

/**
 * The condition keys that follow from who asks.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function keysOfCaller(caller: Caller): Keys {
  const known = computed.get(caller);
  if (known !== undefined) return known;
  const keys = keysOf(valuesOf(caller), "tags" in caller && caller.tags ? ["aws:PrincipalTag/"] : []);
  computed.set(caller, keys);
  return keys;
}

/** Only a service in its own name has a source. */
const NO_SERVICE: Readonly<Record<string, Value>> = {
  "aws:SourceArn": undefined,
  "aws:SourceAccount": undefined,
  "aws:SourceOwner": undefined,
  "aws:SourceOrgID": undefined,
  "aws:SourceOrgPaths": undefined,
  "aws:PrincipalServiceName": undefined,
  "aws:PrincipalServiceNamesList": undefined,
};

const NO_IDENTITY: Readonly<Record<string, Value>> = {
  "aws:PrincipalArn": undefined,
  "aws:PrincipalAccount": undefined,
  "aws:PrincipalOrgID": undefined,
  "aws:PrincipalOrgPaths": undefined,
  "aws:username": undefined,
};

function valuesOf(caller: Caller): Readonly<Record<string, Value>> {
  switch (caller.type) {
    case "role-session":
      return { ...signed(caller, caller.role, "AssumedRole"), "aws:username": undefined };
    case "user":
      return { ...signed(caller, caller.arn, "User"), "aws:username": nameOf(caller.arn) };
    case "federated-user":
      return { ...signed(caller, caller.arn, "FederatedUser"), "aws:username": undefined };
    case "root":
      return {
        ...signed(caller, `arn:aws:iam::${caller.account}:root`, "Account"),
        "aws:username": undefined,
      };
    case "service":
      return {
        ...NO_IDENTITY,
        "aws:PrincipalIsAWSService": "true",
        "aws:PrincipalServiceName": caller.name,
      };
    case "web-identity":
      return { ...NO_SERVICE, ...NO_IDENTITY };
    case "anonymous":
      return {
        ...NO_SERVICE,
        ...NO_IDENTITY,
        "kms:CallerAccount": undefined,
        "aws:PrincipalIsAWSService": undefined,
        "aws:PrincipalType": "Anonymous",
      };
  }
}

function signed(
  { account, tags }: { readonly account: string; readonly tags?: Identified["tags"] },
  arn: string,
  type: string,
): Readonly<Record<string, Value>> {
  const tagged = Object.entries(tags ?? {}).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]);
  return {
    ...NO_SERVICE,
    "aws:PrincipalArn": arn,
    "aws:PrincipalAccount": account,
    "kms:CallerAccount": account,
    "aws:PrincipalType": type,
    "aws:PrincipalIsAWSService": "false",
    ...Object.fromEntries(tagged),
  };
}

/** What stands behind the last slash. */
function nameOf(text: string): string {
  return text.slice(text.lastIndexOf("/") + 1);
}
