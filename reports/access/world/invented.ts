/**
 * Ids that AWS gives and nobody can know before an apply: of keys, distributions, load balancers, connections. Each gets
 * one of ours, the same in every synthesis and layout, so that policies that name it can be judged. It begins with a
 * word that no id of AWS's has.
 */

const MARK = "INVENTED.";

/** The id of what a construct makes in an account: `shared/key` → `INVENTED.111111111111.shared.key`. */
export function inventedId(account: string, path: string): string {
  return `${MARK}${account}.${path.replaceAll("/", ".")}`;
}

/** Stands for the six characters that AWS puts behind a secret's name, in as many. */
export const INVENTED_SUFFIX = "INVENT";

/** True for a text that holds such an id: an ARN that AWS will have under another one. */
export function isInvented(text: string): boolean {
  return text.includes(INVENTED_SUFFIX);
}
