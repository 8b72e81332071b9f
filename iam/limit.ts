/** A limit of AWS that the configuration would exceed; the message says what, by how much, and the limit. */
export class LimitError extends Error {
  override readonly name = "LimitError";
}

/** Throws LimitError when there is more than AWS takes. */
export function refuseOver(limit: number, count: number, what: string, service = "AWS"): void {
  if (count > limit) throw new LimitError(`${what}: ${count}; ${service} takes ${limit} at most`);
}
