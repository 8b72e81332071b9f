import { arn, type Place } from "../../iam/arn";

/** Where the value of a container's variable is kept, in the service's own account and region. */
export type ContainerSecret = {
  /** ARN of the customer key that encrypts it. Absent: it is plain, or encrypted with AWS's own key. */
  readonly key?: string;
} & (
  | {
      /** Name or full ARN in Secrets Manager, then `:<key of its JSON>`, `:<stage>`, `:<version>` as needed. */
      readonly secret: string;
    }
  | {
      /** Name in Parameter Store. */
      readonly parameter: string;
    }
);

/**
 * What a task definition says: the secret's ARN, without the six characters at its end where only a name is known, and
 * three more fields, empty ones too, where one of them is given.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export function valueFrom(place: Place, source: ContainerSecret): string {
  if ("parameter" in source) return parameterArn(place, source.parameter);
  const { id, rest } = parsed(source.secret);
  const fields = rest.length === 0 ? [] : [0, 1, 2].map((field) => rest[field] ?? "");
  return [id.startsWith("arn:") ? id : arn("secretsmanager", place, `secret:${id}`), ...fields].join(":");
}

/** What a policy says: exactly the thing; six characters of AWS's choosing end a secret's ARN. */
export function sourceArn(place: Place, source: ContainerSecret): string {
  if ("parameter" in source) return parameterArn(place, source.parameter);
  const { id } = parsed(source.secret);
  return id.startsWith("arn:") ? id : arn("secretsmanager", place, `secret:${id}-??????`);
}

function parameterArn(place: Place, name: string): string {
  return arn("ssm", place, `parameter/${name.replace(/^\//, "")}`);
}

/** The secret itself, and what of it is meant. */
function parsed(secret: string): { id: string; rest: string[] } {
  const parts = secret.split(":");
  const length = secret.startsWith("arn:") ? 7 : 1;
  return { id: parts.slice(0, length).join(":"), rest: parts.slice(length) };
}
