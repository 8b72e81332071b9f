/** What S3 refuses to keep as a bucket's policy. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html */
import type { Aws } from "../aws";
import { isObject, type JsonObject } from "../json";
import { isEmpty } from "../services/rule";
import { missingPrincipal, statementsOf } from "./principals";

/** Bytes, without the spaces between the parts. */
const LIMIT = 20 * 1024;

/** Each in the words of AWS, or the same with Not before it. */
const FIELDS = ["Effect", "Principal", "Action", "Resource"] as const;

/** What is wrong with the text of a policy; undefined for one that S3 takes. */
export async function malformedPolicy(text: string, aws: Aws): Promise<string | undefined> {
  if (!text.startsWith("{")) return "Policies must be valid JSON and the first byte must be '{'";
  const policy = objectIn(text);
  if (!policy) return "This policy contains invalid Json";
  if (Buffer.byteLength(JSON.stringify(policy)) > LIMIT)
    return "Policy exceeds the maximum allowed document size";
  if (policy.Statement === undefined) return "Missing required field Statement";
  const statements = statementsOf(policy);
  if (statements.length === 0) return "Could not parse the policy: Statement is empty!";
  const incomplete = statements.map(incompleteness).find((message) => message !== undefined);
  if (incomplete !== undefined) return incomplete;
  return (await missingPrincipal(policy, aws)) === undefined ? undefined : "Invalid principal in policy";
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return isObject(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

function incompleteness(statement: JsonObject): string | undefined {
  for (const field of FIELDS) {
    const value = statement[field] ?? statement[`Not${field}`];
    if (value === undefined) return `Missing required field ${field}`;
    if (isEmpty(value)) return `Missing required field ${field} cannot be empty!`;
  }
  const { Effect } = statement;
  return Effect === "Allow" || Effect === "Deny" ? undefined : `Invalid effect: ${Effect}`;
}
