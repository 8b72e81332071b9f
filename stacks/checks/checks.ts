import { buildChecks } from "./build-checks";
import type { CheckMaker } from "./check";

/** Every kind of check. */
const CHECKS: readonly CheckMaker[] = [buildChecks];

/** All that checks the code of a service, as actions beside each other. */
export const checksOf: CheckMaker = (...pipeline) => CHECKS.flatMap((make) => make(...pipeline));
