/** Values that nobody may write into a configuration: they would lie in Git, plans, states and the project. */

/** How credentials look, whatever they are called. */
const PATTERNS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["an AWS access key", /\b(AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/],
  ["a GitHub token", /\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,})/],
  ["a GitLab token", /\bglpat-[\w-]{20,}/],
  ["a Slack token", /\bxox[abeoprs]-[\w-]{10,}/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{30,}/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a JSON web token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}/],
  ["a Stripe key", /\b[rs]k_live_[A-Za-z0-9]{16,}/],
  ["a Google API key", /\bAIza[\w-]{35}/],
  ["a SendGrid key", /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ["a Slack webhook", /\bhooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/],
  // What the shell fills in is no password yet.
  ["a password in an address", /(^|[\s"'=])[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@$][^/\s@]*@/i],
];

/** Names that end like this hold secrets and nothing else. */
const SECRET_NAME =
  /(PASSWORD|PASSWD|PASSPHRASE|_PASS|_PWD|_PAT|(^|_)(SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|SECRET_?KEY|ACCESS_?KEY|CREDENTIALS?))$/i;

/** Names that may hold one. */
const SUSPICIOUS_NAME = /PASS|SECRET|TOKEN|KEY|CREDENTIAL|AUTH/i;

const LEAST_LENGTH = 20;
/** Bits per character; words and paths stay below it, random text of base 64 lies at 4 and more. */
const RANDOM = 3.8;

/** What credential stands in a text, to go by its look; undefined when none does. */
export function credentialIn(text: string): string | undefined {
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
}

/** What a variable's value looks like that ought to be kept elsewhere; undefined for any other. */
export function secretLiteral(name: string, value: string): string | undefined {
  const known = credentialIn(value);
  if (known !== undefined) return known;
  if (SECRET_NAME.test(name) && value !== "") return "the value of a secret, to go by its name";
  return SUSPICIOUS_NAME.test(name) && isRandom(value) ? "a random key" : undefined;
}

function isRandom(value: string): boolean {
  return value.length >= LEAST_LENGTH && /^[A-Za-z0-9+/=_~-]+$/.test(value) && entropyOf(value) >= RANDOM;
}

/** Shannon's, in bits per character. */
function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()]
    .map((count) => count / value.length)
    .reduce((sum, share) => sum - share * Math.log2(share), 0);
}
