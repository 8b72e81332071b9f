import { eachOf, type Items, ifAny, itemsOf, uniqueOf } from "../../face/each";
import { withoutStart } from "../../face/words";
import { DECRYPT } from "../../iam/actions/artifacts";
import { arn, dnsSuffixOf, type Place } from "../../iam/arn";
import type { Naming } from "../../iam/locals";
import { allow, type Statement } from "../../iam/statement";
import {
  listed,
  type NamedVariable,
  type ParameterVariable,
  type SecretVariable,
  type Variables,
} from "./build-environment";

/** Those whose values are kept elsewhere. */
export function keptOf(
  variables: Variables | Items<NamedVariable>,
): Items<ParameterVariable | SecretVariable> {
  return eachOf(listed(variables), ({ variable }) => (typeof variable === "string" ? [] : [variable]));
}

/** What a build's role needs for its variables: exactly the parameters and secrets that they name. */
export function readVariables(
  place: Place,
  variables: Variables | Items<NamedVariable>,
  naming: Naming = (_, texts) => texts,
): Items<Statement> {
  const kept = keptOf(variables);
  const parameters = eachOf(kept, (variable) => ("parameter" in variable ? [variable] : []));
  const secrets = eachOf(kept, (variable) => ("secret" in variable ? [variable] : []));
  return [...readParameters(place, parameters, naming), ...readSecrets(place, secrets, naming)];
}

function readParameters(place: Place, variables: Items<ParameterVariable>, naming: Naming): Items<Statement> {
  const arnOf = (variable: ParameterVariable) => parameterArn(place, variable);
  return [
    ...ifAny(variables, () => [
      allow({
        sid: "ReadParameters",
        actions: ["ssm:GetParameters"],
        resources: uniqueOf(eachOf(variables, (variable) => [arnOf(variable)])),
        because: "CodeBuild puts these parameters into the build's environment.",
      }),
    ]),
    ...decrypt(place, variables, arnOf, naming, {
      sid: "DecryptParameters",
      service: "ssm",
      context: "kms:EncryptionContext:PARAMETER_ARN",
      keys: "parameter-keys",
    }),
  ];
}

function readSecrets(place: Place, variables: Items<SecretVariable>, naming: Naming): Items<Statement> {
  const arnOf = (variable: SecretVariable) => secretArn(place, variable);
  return [
    ...ifAny(variables, () => [
      allow({
        sid: "ReadSecrets",
        actions: ["secretsmanager:GetSecretValue"],
        resources: uniqueOf(eachOf(variables, (variable) => [arnOf(variable)])),
        because: "CodeBuild puts these secrets into the build's environment. AWS ends their ARNs at random.",
      }),
    ]),
    ...decrypt(place, variables, arnOf, naming, {
      sid: "DecryptSecrets",
      service: "secretsmanager",
      context: "kms:EncryptionContext:SecretARN",
      keys: "secret-keys",
    }),
  ];
}

/** How one service has its values decrypted. */
interface Decryption {
  readonly sid: string;
  readonly service: string;
  /** The condition key that holds the ARN of what is encrypted. */
  readonly context: string;
  /** What its keys are called. */
  readonly keys: string;
}

/**
 * The encryption context is the ARN of what is encrypted:
 * https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html and
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
function decrypt<V extends ParameterVariable | SecretVariable>(
  place: Place,
  variables: Items<V>,
  arnOf: (variable: V) => string,
  naming: Naming,
  props: Decryption,
): Items<Statement> {
  const encrypted = (of: (variable: V, key: string) => string) =>
    uniqueOf(eachOf(variables, (variable) => eachOf(itemsOf(variable.key), (key) => [of(variable, key)])));
  const keys = naming(
    props.keys,
    encrypted((_, key) => key),
  );
  const service = `${props.service}.${place.region}.${dnsSuffixOf(place.region)}`;
  return ifAny(keys, () => [
    allow({
      sid: props.sid,
      actions: [...DECRYPT],
      resources: keys,
      when: {
        StringEquals: { "kms:ViaService": service },
        StringLike: { [props.context]: encrypted(arnOf) },
      },
      because: "They are under customer keys, which are used through that service and for these alone.",
    }),
  ]);
}

function parameterArn(place: Place, { parameter }: ParameterVariable): string {
  return arn("ssm", place, `parameter/${withoutStart(parameter, "/")}`);
}

/** Of a name the six characters at the end of its ARN are AWS's to choose. */
function secretArn(place: Place, { secret, arn: known }: SecretVariable): string {
  if (known !== undefined) return known;
  if (secret.startsWith("arn:")) return secret.split(":").slice(0, 7).join(":");
  return arn("secretsmanager", place, `secret:${secret.split(":")[0]}-??????`);
}
