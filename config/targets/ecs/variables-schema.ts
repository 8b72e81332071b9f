import { exactlyOne, object } from "../../schema/values";
import {
  encryptionKey,
  parameter,
  SECRET_ARN,
  SECRET_NAME,
  secret,
  value,
  variablesOf,
} from "../../schema/variables";

/** Variables whose values are no secret. */
export const environment = variablesOf(value(), "values");

const HERE = "the environment's account";

// ECS asks by an ARN without the six characters at its end, and Secrets Manager takes a name that ends alike for them:
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
const NAME_NO_ARN_ENDS_LIKE = `(?![^:]*-[A-Za-z0-9]{6}(:|$))${SECRET_NAME}`;

/** Where a value is kept, in the environment's account and region. */
const reference = object({
  secret: secret(HERE, {
    allowed:
      "a secret's name or full ARN, then :<key of its JSON> where it holds several; the full ARN where the name ends in - and six characters",
    names: [SECRET_ARN, NAME_NO_ARN_ENDS_LIKE],
  }).optional(),
  parameter: parameter(HERE).optional(),
  key: encryptionKey().optional(),
})
  .superRefine(exactlyOne("secret", "parameter"))
  .meta({ oneOf: [{ required: ["secret"] }, { required: ["parameter"] }] });

/** Variables whose values are fetched when a task starts. */
export const secrets = variablesOf(reference, "where their values are kept");
