/** What asks a person. */
import type { Step } from "../call";
import type { ActionScene } from "../scene";
import { SOURCES } from "../sources";

/** The pipeline's role publishes, and not CodePipeline in its own name. */
export const ASK_FOR_APPROVAL: Step<ActionScene> = {
  name: "asks for approval",
  caller: ({ actor }) => ({ role: actor }),
  rows: [
    {
      actions: ["sns:Publish"],
      on: ({ action }) => [action.configuration.NotificationArn ?? []].flat(),
      source: SOURCES.approval,
    },
  ],
};
