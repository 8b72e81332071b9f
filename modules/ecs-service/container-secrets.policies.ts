import { type Items, ifAny } from "../../face/each";
import { dnsSuffixOf, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { type ContainerSecret, sourceArn } from "./container-secrets";

/** What Fargate fetches before application code runs: exactly the named secrets and parameters. */
export function fetchSecrets(place: Place, secrets: readonly ContainerSecret[]): Items<Statement> {
  const arnsOf = (kept: readonly ContainerSecret[]) => [
    ...new Set(kept.map((each) => sourceArn(place, each))),
  ];
  const inManager = secrets.filter((each) => "secret" in each);
  const inStore = secrets.filter((each) => "parameter" in each);
  return [
    ...fetchByArn({ secrets: arnsOf(inManager), parameters: arnsOf(inStore) }),
    ...decryptSecrets(place, "secretsmanager", inManager, "SecretARN"),
    ...decryptSecrets(place, "ssm", inStore, "PARAMETER_ARN"),
  ];
}

interface Fetched {
  /** In Secrets Manager. */
  readonly secrets: Items<string>;
  /** In Parameter Store. */
  readonly parameters: Items<string>;
}

/** The same by their ARNs, as far as no customer key encrypts them. */
export function fetchByArn({ secrets, parameters }: Fetched): Items<Statement> {
  return [
    ...ifAny(secrets, () => [
      allow({
        sid: "FetchSecrets",
        actions: ["secretsmanager:GetSecretValue"],
        resources: secrets,
        because:
          "A task starts with their values in its environment; the last six characters are AWS's choice.",
      }),
    ]),
    ...ifAny(parameters, () => [
      allow({
        sid: "FetchParameters",
        actions: ["ssm:GetParameters"],
        resources: parameters,
        because: "A task starts with their values in its environment.",
      }),
    ]),
  ];
}

/**
 * Only where a customer key encrypts: AWS's own keys let in whoever may read through the service. Either service
 * encrypts with the thing's ARN as context.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 * https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html
 */
function decryptSecrets(
  place: Place,
  service: "secretsmanager" | "ssm",
  kept: readonly ContainerSecret[],
  context: string,
): Statement[] {
  const encrypted = kept.flatMap((source) => (source.key === undefined ? [] : [{ source, key: source.key }]));
  if (encrypted.length === 0) return [];
  return [
    allow({
      sid: service === "ssm" ? "DecryptParameters" : "DecryptSecrets",
      actions: ["kms:Decrypt"],
      resources: [...new Set(encrypted.map(({ key }) => key))],
      when: {
        StringEquals: { "kms:ViaService": `${service}.${place.region}.${dnsSuffixOf(place.region)}` },
        StringLike: {
          [`kms:EncryptionContext:${context}`]: [
            ...new Set(encrypted.map(({ source }) => sourceArn(place, source))),
          ],
        },
      },
      because:
        "They are encrypted with a customer key; it opens these, through this service, and nothing else.",
    }),
  ];
}
