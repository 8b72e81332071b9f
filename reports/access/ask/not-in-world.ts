/** Somebody asked about what no stack of the synthesis makes. */
export class NotInWorld extends Error {
  /** @param what `role`, `resource`, … */
  constructor(what: string, arn: string, accounts: readonly string[]) {
    super(`no stack makes the ${what} ${arn}; stacks are bound to the accounts ${accounts.join(", ")}`);
  }
}
