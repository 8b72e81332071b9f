import { ConfigError } from "../config/problem";
import { LimitError } from "../iam/limit";
import { Failure } from "../runner/failure";
import { colorsFor, tell } from "./output";

/**
 * Says on stderr what went wrong: for what a person can mend, the message alone.
 * @param debug true: with the stack trace
 */
export function reportError(error: unknown, debug: boolean): void {
  const red = colorsFor(process.stderr).red;
  if (debug && error instanceof Error) tell(error.stack ?? error.message);
  else if (error instanceof ConfigError) tell(error.message);
  else if (error instanceof Failure || error instanceof LimitError) tell(`${red("error:")} ${error.message}`);
  else {
    tell(`${red("error:")} ${error instanceof Error ? error.message : String(error)}`);
    tell("Slipway did not expect this; --debug, or SLIPWAY_DEBUG=1, shows where it happened.");
  }
}
