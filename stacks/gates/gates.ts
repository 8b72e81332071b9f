import { approvalGate } from "./approval-gate";
import type { Gate } from "./gate";

/** Every gate, in the order in which a release passes them. */
export const GATES: readonly Gate[] = [approvalGate];
