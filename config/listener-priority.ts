import { shortHash } from "./shorten";

/** Lowest precedence of a listener rule: a service that takes every request stands behind all others. */
export const CATCH_ALL_PRIORITY = 50_000;

/** What decides a listener rule's precedence beside the service's name. */
interface Requests {
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  readonly priority?: number;
}

/**
 * Precedence of a service's listener rule. Unless the configuration gives one it comes from the name alone, 1 to
 * 49,999, so that adding a service never renumbers another's rule; who takes every request comes last.
 */
export function listenerPriority(service: string, { hosts, paths, priority }: Requests): number {
  if (priority !== undefined) return priority;
  if (hosts.length + paths.length === 0) return CATCH_ALL_PRIORITY;
  return (Number.parseInt(shortHash(service), 16) % (CATCH_ALL_PRIORITY - 1)) + 1;
}
