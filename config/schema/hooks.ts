import * as z from "zod";
import { object, text } from "./values";

const FUNCTION = "[A-Za-z0-9_-]{1,64}";

const own = object({
  function: text(
    "a function's name or ARN, such as arn:aws:lambda:us-east-1:111111111111:function:smoke",
    new RegExp(
      `^(arn:aws(-cn|-us-gov)?:lambda:[a-z0-9-]+:[0-9]{12}:function:${FUNCTION}(:[\\w-]{1,128})?|${FUNCTION})$`,
    ),
  ).describe("A Lambda function of the environment's account and region: name or ARN."),
});

const KEYS = "a mapping (keys: function)";

/** Before the new version is reached there is nothing to probe. */
const early = (describe: string) =>
  z
    .union([own, z.never()], {
      error: `${KEYS}; a probe reaches the new version from afterAllowTestTraffic on`,
    })
    .optional()
    .describe(`${describe} A function of one's own.`);

const late = (describe: string) =>
  z
    .union([z.literal("probe", { error: `probe, or ${KEYS}` }), own], { error: `probe, or ${KEYS}` })
    .optional()
    .describe(`${describe} A function of one's own, or \`probe\`: calls the health check path.`);

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html */
export const hooks = object({
  beforeInstall: early("Before the new tasks are made."),
  afterInstall: early("When the new tasks run."),
  afterAllowTestTraffic: late("When the test listener shows the new version."),
  beforeAllowTraffic: late("Before production traffic moves."),
  afterAllowTraffic: late("When production traffic has moved."),
})
  .describe(
    "Lambda functions that CodeDeploy asks during a deployment; one that says no stops it and rolls it back.",
  )
  .meta({ minProperties: 1 });
