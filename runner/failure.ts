/** A failure that a person can act on: its message says what was found and what to do, and needs no stack trace. */
export class Failure extends Error {
  override readonly name = "Failure";
}
