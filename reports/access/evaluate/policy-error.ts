/** A policy that AWS would refuse, or that this evaluator doesn't read: an error, never a guess. */
export class PolicyError extends Error {
  override readonly name = "PolicyError";
}
