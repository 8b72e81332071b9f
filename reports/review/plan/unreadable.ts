/** A plan that can't be read: nothing is said of any. */
export class UnreadablePlan extends Error {
  constructor(plan: string, problem: string) {
    super(`${plan}: ${problem}`);
  }
}
