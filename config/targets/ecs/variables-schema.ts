import * as z from "zod";
import { keyArn } from "../../schema/arn";
import { object, quotable, text } from "../../schema/values";
import { VARIABLE_NAME } from "../../schema/variables";

/** A task definition has 64 KiB in all: ../../rules/container-variables.ts adds the values up. */
const MAX_VALUE = 4096;
const MAX_VARIABLES = 100;

const names = { maxProperties: MAX_VARIABLES, propertyNames: { pattern: VARIABLE_NAME.source } };

function variables<Item extends z.ZodType>(item: Item, of: string) {
  return z
    .record(z.string(), item, { error: `a mapping from names of variables to ${of}` })
    .superRefine((entries, context) => {
      const count = Object.keys(entries).length;
      if (count > MAX_VARIABLES)
        context.addIssue({ code: "custom", message: ` of ${count}; allowed: at most ${MAX_VARIABLES}` });
    })
    .meta(names);
}

const ALLOWED = `text of at most ${MAX_VALUE} characters`;

/** Variables whose values are no secret. */
export const environment = variables(
  z
    .string({ error: quotable(ALLOWED, (value) => value.length <= MAX_VALUE) })
    .max(MAX_VALUE, { error: ALLOWED }),
  "values",
);

// ECS asks by an ARN without the six characters at its end, and Secrets Manager takes a name that ends alike for them:
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
const SECRET = [
  "arn:aws(-cn|-us-gov)?:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[\\w/+=.@-]{1,512}-[A-Za-z0-9]{6}",
  "(?![^:]*-[A-Za-z0-9]{6}(:|$))[\\w/+=.@-]{1,512}",
].join("|");

/** Where a value is kept, in the environment's account and region. */
const reference = object({
  secret: text(
    "a secret's name or full ARN, then :<key of its JSON> where it holds several; the full ARN where the name ends in - and six characters",
    new RegExp(`^(${SECRET})(:[\\w/+=.@-]*){0,3}$`),
    1200,
  )
    .optional()
    .describe(
      "Secret in Secrets Manager of the environment's account: name or full ARN, then :<key of its JSON>, :<stage>, :<version> as needed.",
    ),
  parameter: text("a parameter's name, such as /acme/db-host", /^\/?[\w.-]+(\/[\w.-]+)*$/, 1011)
    .optional()
    .describe("Name of a parameter in Parameter Store of the environment's account."),
  key: keyArn()
    .optional()
    .describe("ARN of the customer key that encrypts it. Left out: it is plain, or under AWS's own key."),
})
  .superRefine((value, context) => {
    if ((value.parameter === undefined) === (value.secret === undefined))
      context.addIssue({ code: "custom", message: "; allowed: either secret or parameter" });
  })
  .meta({ oneOf: [{ required: ["secret"] }, { required: ["parameter"] }] });

/** Variables whose values are fetched when a task starts. */
export const secrets = variables(reference, "where their values are kept");
