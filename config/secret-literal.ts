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
  ["a password in an address", /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i],
];

/** Names that end like this hold secrets and nothing else. */
const SECRET_NAME =
  /(^|_)(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|SECRET_?KEY|ACCESS_?KEY|CREDENTIALS?)$/i;

/** Names that may hold one. */
const SUSPICIOUS_NAME = /PASS|SECRET|TOKEN|KEY|CREDENTIAL|AUTH/i;

const LEAST_LENGTH = 20;
/** Bits per character; words and paths stay below it, random text of base 64 lies at 4 and more. */
const RANDOM = 3.8;

/** What a variable's value looks like that ought to be kept elsewhere; undefined for any other. */
export function secretLiteral(name: string, value: string): string | undefined {
  const known = PATTERNS.find(([, pattern]) => pattern.test(value));
  if (known) return known[0];
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
