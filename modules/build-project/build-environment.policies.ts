import { DECRYPT } from "../../iam/actions/artifacts";
import { arn, dnsSuffixOf, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import type { ParameterVariable, SecretVariable, Variables } from "./build-environment";

/** What a build's role needs for its variables: exactly the parameters and secrets that they name. */
export function readVariables(place: Place, variables: Variables): Statement[] {
  const references = Object.values(variables).filter((variable) => typeof variable !== "string");
  const parameters = references.filter((variable) => "parameter" in variable);
  const secrets = references.filter((variable) => "secret" in variable);
  return [...readParameters(place, parameters), ...readSecrets(place, secrets)];
}

function readParameters(place: Place, variables: readonly ParameterVariable[]): Statement[] {
  if (variables.length === 0) return [];
  const encrypted = variables.filter(({ key }) => key !== undefined);
  return [
    allow({
      sid: "ReadParameters",
      actions: ["ssm:GetParameters"],
      resources: unique(variables.map((variable) => parameterArn(place, variable))),
      because: "CodeBuild puts these parameters into the build's environment.",
    }),
    ...decrypt(place, {
      sid: "DecryptParameters",
      service: "ssm",
      keys: keysOf(encrypted),
      context: {
        "kms:EncryptionContext:PARAMETER_ARN": encrypted.map((variable) => parameterArn(place, variable)),
      },
    }),
  ];
}

function readSecrets(place: Place, variables: readonly SecretVariable[]): Statement[] {
  if (variables.length === 0) return [];
  const encrypted = variables.filter(({ key }) => key !== undefined);
  return [
    allow({
      sid: "ReadSecrets",
      actions: ["secretsmanager:GetSecretValue"],
      resources: unique(variables.map((variable) => secretArn(place, variable))),
      because: "CodeBuild puts these secrets into the build's environment. AWS ends their ARNs at random.",
    }),
    ...decrypt(place, {
      sid: "DecryptSecrets",
      service: "secretsmanager",
      keys: keysOf(encrypted),
      context: { "kms:EncryptionContext:SecretARN": encrypted.map((variable) => secretArn(place, variable)) },
    }),
  ];
}

/**
 * The encryption context is the ARN of what is encrypted:
 * https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html and
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
function decrypt(
  place: Place,
  props: { sid: string; service: string; keys: string[]; context: Record<string, string[]> },
): Statement[] {
  if (props.keys.length === 0) return [];
  const service = `${props.service}.${place.region}.${dnsSuffixOf(place.region)}`;
  const context = Object.entries(props.context).map(([key, arns]) => [key, unique(arns)]);
  return [
    allow({
      sid: props.sid,
      actions: [...DECRYPT],
      resources: props.keys,
      when: { StringEquals: { "kms:ViaService": service }, StringLike: Object.fromEntries(context) },
      because: "They are under customer keys, which are used through that service and for these alone.",
    }),
  ];
}

function parameterArn(place: Place, { parameter }: ParameterVariable): string {
  return arn("ssm", place, `parameter/${parameter.replace(/^\//, "")}`);
}

/** Of a name the six characters at the end of its ARN are AWS's to choose. */
function secretArn(place: Place, { secret }: SecretVariable): string {
  if (secret.startsWith("arn:")) return secret.split(":").slice(0, 7).join(":");
  return arn("secretsmanager", place, `secret:${secret.split(":")[0]}-??????`);
}

function keysOf(variables: readonly { readonly key?: string }[]): string[] {
  return unique(variables.flatMap(({ key }) => key ?? []));
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
