import * as z from "zod";
import { keyArn } from "./arn";
import { exactlyOne, object, quotable, text } from "./values";

/** Enough for any value that isn't a file; all of them together have limits of their own, in the rules. */
const MAX_VALUE = 4096;
const MAX_VARIABLES = 100;

/** What names of environment variables look like; `../rules/variable-entry.ts` checks it. */
export const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

/** A mapping from names of environment variables to `of`. */
export function variablesOf<Item extends z.ZodType>(item: Item, of: string) {
  return z
    .record(z.string(), item, { error: `a mapping from names of variables to ${of}` })
    .superRefine((entries, context) => {
      const count = Object.keys(entries).length;
      if (count > MAX_VARIABLES)
        context.addIssue({ code: "custom", message: ` of ${count}; allowed: at most ${MAX_VARIABLES}` });
    })
    .meta({ maxProperties: MAX_VARIABLES, propertyNames: { pattern: VARIABLE_NAME.source } });
}

/** Text that stands in the configuration. */
export const VALUE = `text of at most ${MAX_VALUE} characters`;
export const isValue = (value: string) => value.length <= MAX_VALUE;
export function value(allowed = VALUE) {
  return z.string({ error: quotable(allowed, isValue) }).max(MAX_VALUE, { error: allowed });
}

/** What names of secrets are made of, in a character class of a pattern. */
export const SECRET_NAME = "[\\w/+=.@-]{1,512}";
export const SECRET_ARN = `arn:aws(-cn|-us-gov)?:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:${SECRET_NAME}-[A-Za-z0-9]{6}`;

/** A secret in an account, then the part of it; `names` are the ways to name it, a pattern each. */
export function secret(account: string, { allowed, names }: { allowed: string; names: readonly string[] }) {
  return text(allowed, new RegExp(`^(${names.join("|")})(:[\\w/+=.@-]*){0,3}$`), 1200).describe(
    `Secret in Secrets Manager of ${account}: name or full ARN, then :<key of its JSON>, :<stage>, :<version> as needed.`,
  );
}

/** A parameter in an account. */
export function parameter(account: string) {
  return text("a parameter's name, such as /acme/db-host", /^\/?[\w.-]+(\/[\w.-]+)*$/, 1011).describe(
    `Name of a parameter in Parameter Store of ${account}.`,
  );
}

/** What encrypts a secret or a parameter. */
export function encryptionKey() {
  return keyArn().describe(
    "ARN of the customer key that encrypts it. Left out: it is plain, or under AWS's own key.",
  );
}

const TOOLS = "the tools account";

/** A secret of the tools account. */
export function secretReference() {
  return object({
    secret: secret(TOOLS, {
      allowed: "a secret's name or ARN, then :<key of its JSON>",
      names: [SECRET_ARN, SECRET_NAME],
    }),
    key: encryptionKey().optional(),
  });
}

/** Where a value is kept that isn't written here. */
const reference = object({
  parameter: parameter(TOOLS).optional(),
  secret: secret(TOOLS, {
    allowed:
      "a secret's name or ARN, then :<key of its JSON> where it holds several, such as storefront/api:token",
    names: [SECRET_ARN, SECRET_NAME],
  }).optional(),
  key: encryptionKey().optional(),
})
  .superRefine(exactlyOne("parameter", "secret"))
  .meta({ oneOf: [{ required: ["parameter"] }, { required: ["secret"] }] });

const ALLOWED = `${VALUE}, or a mapping (keys: key, parameter, secret)`;

/** Environment variables of a build. */
export const variables = variablesOf(
  z.union([value(ALLOWED), reference], { error: quotable(ALLOWED, isValue) }),
  "values",
);
