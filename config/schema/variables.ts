import * as z from "zod";
import { keyArn } from "./arn";
import { object, quotable, text } from "./values";

/** CodeBuild's limit of a value is that of all of them together; this is enough for any that isn't a file. */
const MAX_VALUE = 4096;
const MAX_VARIABLES = 100;

/** What names of environment variables look like; `../rules/variables.ts` checks it. */
export const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

const SECRET_NAME = "[\\w/+=.@-]{1,512}";

/** Where a value is kept that isn't written here. */
const reference = object({
  parameter: text("a parameter's name, such as /acme/db-host", /^\/?[\w.-]+(\/[\w.-]+)*$/, 1011)
    .optional()
    .describe("Name of a parameter in Parameter Store of the tools account."),
  secret: text(
    "a secret's name or ARN, then :<key of its JSON> where it holds several, such as storefront/api:token",
    new RegExp(
      `^(arn:aws(-cn|-us-gov)?:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:${SECRET_NAME}-[A-Za-z0-9]{6}|${SECRET_NAME})(:[\\w/+=.@-]*){0,3}$`,
    ),
    1200,
  )
    .optional()
    .describe(
      "Secret in Secrets Manager of the tools account: name or ARN, then :<key of its JSON>, :<stage>, :<version> as needed.",
    ),
  key: keyArn()
    .optional()
    .describe("ARN of the customer key that encrypts it. Left out: it is plain, or under AWS's own key."),
})
  .superRefine((value, context) => {
    if ((value.parameter === undefined) === (value.secret === undefined))
      context.addIssue({ code: "custom", message: "; allowed: either parameter or secret" });
  })
  .meta({ oneOf: [{ required: ["parameter"] }, { required: ["secret"] }] });

const ALLOWED = `text of at most ${MAX_VALUE} characters, or a mapping (keys: key, parameter, secret)`;
const value = z.string().max(MAX_VALUE, { error: ALLOWED });

/** Environment variables of a build. */
export const variables = z
  .record(z.string(), z.union([value, reference], { error: quotable(ALLOWED, () => true) }), {
    error: "a mapping from names of variables to values",
  })
  .superRefine((entries, context) => {
    const count = Object.keys(entries).length;
    if (count > MAX_VARIABLES)
      context.addIssue({ code: "custom", message: ` of ${count}; allowed: at most ${MAX_VARIABLES}` });
  })
  .meta({ maxProperties: MAX_VARIABLES, propertyNames: { pattern: VARIABLE_NAME.source } });
