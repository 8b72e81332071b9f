import type { ActionRecord } from "../../world/records/pipeline";

/** An action or rule whose calls aren't in the table: it can't be rehearsed. */
export class UnknownAction extends Error {
  /** @param known providers whose calls are */
  constructor(pipeline: string, { name, category, provider }: ActionRecord, known: readonly string[]) {
    super(
      `the pipeline ${pipeline}: nobody has said yet which calls ${name} makes (${category} by ${provider}); take the action out of the pipeline, or ask Slipway's maintainers for it; there are ${known.join(", ")}`,
    );
  }
}
