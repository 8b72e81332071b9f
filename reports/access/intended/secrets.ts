/** Keys of secrets and parameters: nobody here makes them, and the encryption context says what they open. */
import { dnsSuffixOf, type Place } from "../world/place";
import type { Requirement } from "./entry";

/** The key of the encryption context that holds the ARN, by the service that opens. */
const CONTEXT: Readonly<Record<string, string>> = {
  secretsmanager: "kms:EncryptionContext:SecretARN",
  ssm: "kms:EncryptionContext:PARAMETER_ARN",
};

/**
 * What a policy must ask for to open these secrets and parameters, and nothing else. Of both together no context is asked
 * for: each service has another one.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html and
 * https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html
 */
export function openingOf(arns: readonly string[], { region }: Place): Requirement[] {
  const services = [...new Set(arns.map((arn) => arn.split(":")[2] ?? ""))];
  const via = services.map((name) => `${name}.${region}.${dnsSuffixOf(region)}`);
  const [service = "", ...others] = services;
  const context = others.length === 0 ? CONTEXT[service] : undefined;
  return [
    { key: "kms:ViaService", like: via },
    ...(context === undefined ? [] : [{ key: context, like: arns }]),
  ];
}
