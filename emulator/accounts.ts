/**
 * Which account a caller belongs to. An emulated account has one access key of its own, made of its id; keys that
 * AssumeRole hands out belong to the role's account.
 */
import type { Reply, Request } from "./request";

/** Keys of an account. They open nothing but the emulator. */
export function keysOf(accountId: string) {
  return { accessKeyId: `EMULATED${accountId}`, secretAccessKey: "emulated" };
}

export class Accounts {
  readonly #assumed = new Map<string, string>();

  /** The account of an access key; undefined for a key that isn't the emulator's, a real one by mistake. */
  of(accessKeyId: string): string | undefined {
    const own = accessKeyId.match(/^EMULATED(\d{12})$/);
    return own?.[1] ?? this.#assumed.get(accessKeyId);
  }

  /** Remembers the keys that an answer to AssumeRole holds. */
  learn(request: Request, reply: Reply): void {
    if (request.service !== "sts" || reply.status !== 200) return;
    const role = new URLSearchParams(request.body.toString("utf8")).get("RoleArn");
    const accountId = role?.split(":")[4];
    const key = /<AccessKeyId>([^<]+)</.exec(reply.body.toString("utf8"))?.[1];
    if (accountId && key) this.#assumed.set(key, accountId);
  }
}
