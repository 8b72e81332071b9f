/**
 * A build's environment variables. A value that is kept in Parameter Store or Secrets Manager is fetched by CodeBuild
 * with the build's role when the build starts; the project holds its name only.
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_EnvironmentVariable.html
 */
import { eachOf, type Items, type Maybe } from "../../face/each";

/** A name of Parameter Store; `key` is the ARN of the customer key that encrypts it, if one does. */
export interface ParameterVariable {
  readonly parameter: string;
  readonly key?: Maybe<string>;
}

/** A secret's name or ARN, then `:<key of its JSON>:<stage>:<version>` as far as needed. */
export interface SecretVariable {
  readonly secret: string;
  /** The secret's ARN, where `secret` needn't be looked into. */
  readonly arn?: string;
  readonly key?: Maybe<string>;
}

export type Variable = string | ParameterVariable | SecretVariable;
export type Variables = Readonly<Record<string, Variable>>;

export interface NamedVariable<V extends Variable = Variable> {
  readonly name: string;
  readonly variable: V;
}

/** Variables by their names, as things in order. */
export function listed(variables: Variables | Items<NamedVariable>): Items<NamedVariable> {
  if (isList(variables)) return variables;
  return Object.entries(variables).map(([name, variable]) => ({ name, variable }));
}

function isList(variables: Variables | Items<NamedVariable>): variables is Items<NamedVariable> {
  return Array.isArray(variables);
}

/** As a project takes them. */
export function variablesOf(
  variables: Variables | Items<NamedVariable>,
): Items<{ name: string; value: string; type?: string }> {
  return eachOf(listed(variables), ({ name, variable }) => {
    if (typeof variable === "string") return [{ name, value: variable }];
    return "parameter" in variable
      ? [{ name, type: "PARAMETER_STORE", value: variable.parameter }]
      : [{ name, type: "SECRETS_MANAGER", value: variable.secret }];
  });
}

/** Those that are written out: all that code nobody has reviewed may see. */
export function plainOf(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, variable]) => typeof variable === "string"));
}
