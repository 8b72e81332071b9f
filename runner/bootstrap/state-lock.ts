/** The lock of a state in S3: an object beside it. https://developer.hashicorp.com/terraform/language/backend/s3#state-locking */
import { hostname, userInfo } from "node:os";
import { objectAt } from "../json";

export interface StateLock {
  readonly id: string;
  /** `OperationTypeApply` and the like. */
  readonly operation: string;
  /** user@host */
  readonly who: string;
  /** When it was taken, in ISO 8601. */
  readonly created: string;
}

/** Where the lock of a state lies. */
export function lockKey(stateKey: string): string {
  return `${stateKey}.tflock`;
}

/** Reads the object; a lock that can't be read is a lock all the same. */
export function readStateLock(text: string): StateLock {
  const { ID, Operation, Who, Created } = objectAt(parse(text));
  const textOf = (value: unknown) => (typeof value === "string" ? value : "");
  return { id: textOf(ID), operation: textOf(Operation), who: textOf(Who), created: textOf(Created) };
}

/** `root@host since 2026-01-01 12:00:00 UTC (apply)` */
export function describeLock({ who, created, operation }: StateLock): string {
  const since = created.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC");
  const doing = operation.replace(/^OperationType/, "").toLowerCase();
  return `${who || "somebody unknown"} since ${since || "an unknown time"}${doing === "" ? "" : ` (${doing})`}`;
}

/**
 * True when an interrupted run can have left the lock: it was taken by the same user of a machine of the same name,
 * after that run began. Whoever took it may still be at work.
 * @param who what Terraform calls this user here
 */
export function canBeLeftBy(lock: StateLock, interrupted: { readonly since: string }, who: string): boolean {
  return lock.who === who && Date.parse(lock.created) >= Date.parse(interrupted.since);
}

/** What Terraform calls whoever takes a lock here (`NewLockInfo` in its internal/states/statemgr/locker.go). */
export function holderHere(): string {
  return `${userName()}@${hostname()}`;
}

/** As Go's os/user: in a container an account may have no name but that of the environment. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? "";
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
