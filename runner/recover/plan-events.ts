/** What `terraform plan -json` tells of a plan while it makes it, beside the counts. */
import { type JsonObject, objectAt } from "../json";
import { readMessage } from "../plan-output";

/** What a plan does with one resource. */
export interface PlannedAction {
  readonly address: string;
  /** Terraform's word: `create`, `update`, `replace`, `delete`, `import`, … */
  readonly action: string;
  /** Why it is replaced or deleted, in Terraform's word: `tainted`, `cannot_update`, … */
  readonly reason?: string;
  /** True: it is brought into the state, whatever else is done with it. */
  readonly imported: boolean;
}

export interface Diagnostic {
  readonly summary: string;
  readonly detail: string;
  /** Of the resource that it is about, where Terraform says so. */
  readonly address?: string;
}

export interface PlanEvents {
  readonly actions: readonly PlannedAction[];
  readonly errors: readonly Diagnostic[];
  /** Addresses of what was read from AWS, found or not. */
  readonly read: readonly string[];
}

/** Reads the whole output of a plan, of one that failed too. */
export function readPlanEvents(stdout: string): PlanEvents {
  const messages = stdout.split("\n").flatMap((line): JsonObject[] => {
    const message = readMessage(line);
    return message ? [message] : [];
  });
  const ofType = (type: string) => messages.filter((message) => message.type === type);
  return {
    actions: ofType("planned_change").map((message) => actionOf(objectAt(message, "change"))),
    errors: ofType("diagnostic")
      .map((message) => objectAt(message, "diagnostic"))
      .filter(({ severity }) => severity === "error")
      .map(diagnosticOf),
    read: ofType("refresh_complete").map((message) => String(objectAt(message, "hook", "resource").addr)),
  };
}

function actionOf(change: JsonObject): PlannedAction {
  return {
    address: String(objectAt(change, "resource").addr),
    action: String(change.action),
    ...(typeof change.reason === "string" && { reason: change.reason }),
    imported: change.importing !== undefined,
  };
}

function diagnosticOf({ summary, detail, address }: JsonObject): Diagnostic {
  return {
    summary: String(summary),
    detail: typeof detail === "string" ? detail : "",
    ...(typeof address === "string" && { address }),
  };
}
