/** Names that patterns of a policy leave to whoever makes them. */

/** Stands for what somebody else chooses. */
const ANY = "any";

/** The ARN of a role that a pattern means, if somebody in an account can give a role that name. */
export function namesIn(pattern: string, account: string): string[] {
  const [, partition = "", service, , owner = "", ...rest] = pattern.split(":");
  const resource = rest.join(":");
  if (service !== "iam" || !isOr(owner, account) || !/^role\/.|^\*/.test(resource)) return [];
  const name = resource === "*" ? `role/${ANY}` : filled(resource);
  return [`arn:${filled(partition, "aws")}:iam::${account}:${name}`];
}

/** The same ARN, or account, in somebody else's account; undefined where it names none. */
export function movedTo(value: string, account: string): string | undefined {
  if (/^\d{12}$/.test(value)) return account;
  const fields = value.split(":");
  if (!/^arn$/.test(fields[0] ?? "") || fields.length < 6 || !/^(\d{12}|\*)$/.test(fields[4] ?? ""))
    return undefined;
  return fields.map((field, at) => (at === 4 ? account : filled(field))).join(":");
}

function isOr(field: string, account: string): boolean {
  return field === account || field.includes("*");
}

function filled(text: string, by = ANY): string {
  return text.replaceAll(/\*+|\?|\$\{[^}]*\}/g, by);
}
