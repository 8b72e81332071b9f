/** Names that patterns of a policy leave to whoever makes them. */

/** Stands for what somebody else chooses. */
const ANY = "any";

/** ARNs of the role, user or federated user that a pattern means, if somebody in an account can have that name. */
export function namesIn(pattern: string, account: string): string[] {
  const [arn, partition = "", service = "", , owner = "", ...rest] = pattern.split(":");
  const resource = rest.join(":");
  if (/^\*+$/.test(pattern)) return BEGINNINGS.map((start) => `arn:aws:iam::${account}:${start}${ANY}`);
  if (arn !== "arn" || !isOr(owner, account)) return [];
  const at = (of: string, name: string) => `arn:${filled(partition, "aws")}:${of}::${account}:${name}`;
  if (service === "sts") return /^federated-user\/./.test(resource) ? [at("sts", filled(resource))] : [];
  if (service !== "iam" && !service.includes("*")) return [];
  if (resource === "root" || BEGINNINGS.some((start) => resource.startsWith(start)))
    return [at("iam", filled(resource))];
  const open = resource.slice(0, resource.search(/[*?]/));
  return resource.search(/[*?]/) === -1
    ? []
    : BEGINNINGS.filter((start) => start.startsWith(open)).map((start) => at("iam", `${start}${ANY}`));
}

/** Of those in IAM who act. */
const BEGINNINGS = ["role/", "user/"];

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
  return text.replaceAll(/\*+|\$\{[^}]*\}/g, by).replaceAll("?", "a");
}
