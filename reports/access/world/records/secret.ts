/** Which secret a build or a container names. */
import { parameterArn, secretArn } from "../arns";
import { INVENTED_SUFFIX } from "../invented";
import type { Place } from "../place";

/**
 * `id:json-key:version-stage:version-id`, where the id is a name or an ARN, as CodeBuild and ECS take it.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec.env.secrets-manager and
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export function secretNamed(reference: string, place: Place): string {
  if (!reference.startsWith("arn:")) return secretArn(place, reference.split(":")[0] ?? reference);
  const arn = reference.split(":").slice(0, 7).join(":");
  // Without its last six characters Secrets Manager finds it too, by this test.
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
  return /-[A-Za-z0-9]{6}$/.test(arn) ? arn : `${arn}-${INVENTED_SUFFIX}`;
}

/** What a container's `valueFrom` names: a secret by ARN, a parameter by ARN or name. */
export function valueFromArn(valueFrom: string, place: Place): string {
  if (/^arn:[\w-]+:secretsmanager:/.test(valueFrom)) return secretNamed(valueFrom, place);
  return valueFrom.startsWith("arn:") ? valueFrom : parameterArn(place, valueFrom);
}
