/**
 * Whom a policy's text means, if no stack makes it: a principal of whatever kind, somebody whom a condition names.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import { UNKNOWN } from "../evaluate/context";
import type { Policy } from "../evaluate/policy";
import { type Asker, administratorOf, EVERYTHING, FOREIGN_ACCOUNT } from "./asker";

export interface Named {
  /** The text, of a principal; an account by its number. */
  readonly name: string;
  /** Twelve digits; absent where the text doesn't say. */
  readonly account?: string;
  /** ARN of the role or user that it is, as far as the text says. */
  readonly arn?: string;
  readonly asker: Asker;
}

const ACCOUNT = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/;
const ROLE = /^arn:[\w-]+:iam::(\d{12}):role\/.+$/;
/** CloudFront's origin access identities are users of an account that is called so. */
const USER = /^arn:[\w-]+:iam::(\d{12}|cloudfront):user\/.+$/;
const SESSION = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/;
const FEDERATED = /^arn:([\w-]+):sts::(\d{12}):federated-user\/.+$/;

/** Of a text that tells no account, nothing is known but that it is the one who is meant. */
const NAMELESS: Asker["values"] = {
  "aws:PrincipalArn": UNKNOWN,
  "aws:PrincipalAccount": UNKNOWN,
  "kms:CallerAccount": UNKNOWN,
};

/** Twelve digits, where a text means a whole account. */
export function accountMeant(text: string): string | undefined {
  return ACCOUNT.exec(text)?.[1];
}

/**
 * Whom a text means. What nobody understands means somebody, too: it names whoever it names.
 * @param text of `AWS` or `CanonicalUser` in a `Principal`, of a grant's grantee, of an `aws:PrincipalArn`
 * @param policies of its own. Default: it may do all that its account can allow
 */
export function namedBy(text: string, policies: readonly Policy[] = [EVERYTHING]): Named {
  const whole = accountMeant(text);
  if (whole !== undefined) return { name: whole, account: whole, asker: administratorOf(whole) };
  const [, role] = ROLE.exec(text) ?? [];
  if (role !== undefined) {
    const { principal, values } = administratorOf(role, text);
    return {
      name: text,
      account: role,
      arn: text,
      asker: { principal: { ...principal, policies }, values },
    };
  }
  const [, user] = USER.exec(text) ?? [];
  if (user !== undefined)
    return {
      name: text,
      account: user,
      arn: text,
      asker: { principal: { type: "user", account: user, arn: text, policies }, values: {} },
    };
  return sessionNamed(text, policies) ?? nameless(text, policies);
}

function sessionNamed(text: string, policies: readonly Policy[]): Named | undefined {
  const [, partition, account, name, sessionName] = SESSION.exec(text) ?? [];
  if (account !== undefined) {
    const arn = `arn:${partition}:iam::${account}:role/${name}`;
    const { principal, values } = administratorOf(account, arn);
    const session = { ...principal, policies, ...(sessionName !== undefined && { sessionName }) };
    return { name: text, account, arn, asker: { principal: session, values } };
  }
  const [, realm, home] = FEDERATED.exec(text) ?? [];
  if (home === undefined) return undefined;
  const user = `arn:${realm}:iam::${home}:user/any`;
  const principal = {
    type: "federated-user" as const,
    account: home,
    arn: text,
    user,
    policies,
    session: [EVERYTHING],
  };
  return { name: text, account: home, asker: { principal, values: {} } };
}

/** A unique id (`AROA…`), a canonical user, or what AWS would not take. */
function nameless(text: string, policies: readonly Policy[]): Named {
  const { principal } = administratorOf(FOREIGN_ACCOUNT, text);
  return { name: text, asker: { principal: { ...principal, policies }, values: NAMELESS } };
}
