/** What looks like a secret although no mark says so: providers and people forget marks. */

/** By its name: of an attribute, a variable of an environment, a key of a map. */
const SECRET_NAME =
  /(?:passwords?|(?:^|[^a-z])(?:passwd|passphrase|pass|pwd|secrets?|tokens?|credentials?|private[_-]?keys?|api[_-]?keys?|apikeys?|secret[_-]?keys?|secret[_-]?strings?|access[_-]?keys?|auth[_-]?keys?|signing[_-]?keys?|master[_-]?keys?|encryption[_-]?keys?|pre[_-]?shared[_-]?keys?|secret[_-]?key[_-]?base|creds?|client[_-]?secrets?|connection[_-]?strings?))[_-]?\d*$/;

/** Names in which a secret's name is only mentioned: they hold something else. `http_tokens`: whether servers ask for some. */
const ABOUT_SECRETS =
  /(?:^http_tokens|^creation_token|arn|id|ids|name|names|path|type|version|length|ttl|days|enabled|required|rotation|alias|url|status)$/;

/** By its form. Sources: each issuer's documentation of its keys' prefixes. */
const SECRET_FORMS: readonly RegExp[] = [
  // PEM: https://www.rfc-editor.org/rfc/rfc7468
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  // https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
  /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/g,
  /\bglpat-[A-Za-z0-9_-]{20,}/g,
  /\bnpm_[A-Za-z0-9]{36}\b/g,
  // https://api.slack.com/authentication/token-types, https://api.slack.com/messaging/webhooks
  /\bxox[abeprs]-[A-Za-z0-9-]{10,}/g,
  /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9/]+/g,
  // https://docs.stripe.com/keys
  /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/g,
  /\bAIza[A-Za-z0-9_-]{35}/g,
  // A JSON Web Token: https://www.rfc-editor.org/rfc/rfc7519
  /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g,
  // A password in a URL: https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1
  /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)[^\s/]+(?=@)/gi,
  // `PASSWORD=…` in a script or a command line.
  /(?<=\b[A-Za-z0-9_]*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_KEY|ACCESS_KEY|PRIVATE_KEY)\s?[=:]\s?["']?)(?![\s"'$]|arn:|\((?:looks|sensitive|known))[^\s"']{6,}/g,
  // `password=…`, `"password": "…"`, `password: …`; a colon alone stands in ARNs, too.
  /(?<=(?<![\w:])[\w-]*(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)(?:["']?[ \t]{0,4}=|["'][ \t]{0,4}:|:[ \t]{1,4})[ \t]{0,4}["']?)(?![\s"'$({]|arn:)[^\s"'&;]{6,}/gi,
  // A header: https://www.rfc-editor.org/rfc/rfc9110#name-authorization
  /(?<=\bAuthorization["']?[:=] ?["']?(?:Bearer|Basic) )[A-Za-z0-9._~+/=-]{8,}/gi,
];

/** An AWS secret access key: forty characters of Base64, which hexadecimal digests are not. */
const SECRET_ACCESS_KEY =
  /(?<![A-Za-z0-9/+=])(?=[A-Za-z0-9/+]{0,39}[a-z])(?=[A-Za-z0-9/+]{0,39}[A-Z])(?=[A-Za-z0-9/+]{0,39}\d)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g;

export const MASK = "(looks like a secret)";

/** The text with all that looks like a secret taken out of it. */
export function withoutSecrets(text: string): string {
  const masked = SECRET_FORMS.reduce((rest, form) => rest.replace(form, MASK), text);
  return masked.replace(SECRET_ACCESS_KEY, MASK);
}

/** Base64 of a text, as the user data of servers is kept. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** True if a text is the Base64 of one that holds what looks like a secret. */
export function encodesSecret(text: string): boolean {
  if (!BASE64.test(text)) return false;
  const decoded = Buffer.from(text, "base64").toString("utf8");
  return withoutSecrets(decoded) !== decoded;
}

/** True if what is called so is a secret. */
export function isSecretName(name: string): boolean {
  const snake = snakeCase(name);
  return SECRET_NAME.test(snake) && !ABOUT_SECRETS.test(snake);
}

/** True for what a block about a secret holds beside it: `secret_arn`, `version`. */
export function isAboutSecrets(name: string): boolean {
  return ABOUT_SECRETS.test(snakeCase(name));
}

function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}

/** A secret's name whose value says where the secret lies, and isn't one. */
export function isReference(value: string): boolean {
  return /^(?:arn:|alias\/|\{\{resolve:|\$\{)/.test(value);
}
