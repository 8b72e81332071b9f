import type { Finding } from "../document";
import { type Path, quote } from "../problem";
import { VARIABLE_NAME } from "../schema/variables";
import { secretLiteral } from "../secret-literal";

/** Names that set credentials, which would take the place of the role's, or say where these come from. */
const CREDENTIALS = [
  /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|PROFILE|ROLE_ARN|WEB_IDENTITY_TOKEN_FILE)$/,
  /^AWS_CONTAINER_/,
];

/** Names beside those of credentials that a configuration can't give, and who sets them. */
export interface ReservedNames {
  readonly names: readonly RegExp[];
  readonly setBy: string;
}

/** What is wrong with the name of an environment variable. */
export function wrongName(path: Path, name: string, { names, setBy }: ReservedNames): Finding[] {
  const found = (allowed: string): Finding[] => [
    { path, at: "key", message: `found the name ${quote(name, 80)}; allowed: ${allowed}` },
  ];
  if (!VARIABLE_NAME.test(name)) return found("at most 128 letters, digits and underscores, no digit first");
  return [...CREDENTIALS, ...names].some((reserved) => reserved.test(name))
    ? found(`any that ${setBy} don't set themselves`)
    : [];
}

/**
 * A secret in plain text; `account` is where it can be kept, `field` where it is named then. The value itself is never
 * repeated: messages end up in logs.
 */
export function plainSecret(
  path: Path,
  name: string,
  value: unknown,
  { account, field }: { readonly account: string; readonly field: string },
): Finding[] {
  const looks = typeof value === "string" ? secretLiteral(name, value) : undefined;
  if (looks === undefined) return [];
  const message =
    `found what looks like ${looks}, in plain text; allowed: keep it in Secrets Manager of ${account} ` +
    `and name it ${field}, { secret: <name> }, or as a SecureString in Parameter Store, { parameter: <name> }`;
  return [{ path, message }];
}
