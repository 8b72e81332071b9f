/** What a build finds in an environment variable: a value, or where in the tools account its value is kept. */
export type Variable = string | ParameterVariable | SecretVariable;

export interface ParameterVariable {
  /** A parameter's name in Parameter Store. */
  readonly parameter: string;
  /** ARN of the customer key that encrypts it. Absent: it is plain, or encrypted with AWS's own key. */
  readonly key?: string;
}

export interface SecretVariable {
  /** A secret's name or ARN in Secrets Manager, then `:<key of its JSON>`, `:<stage>`, `:<version>` as needed. */
  readonly secret: string;
  /** ARN of the customer key that encrypts it. Absent: AWS's own. */
  readonly key?: string;
}

export type Variables = Readonly<Record<string, Variable>>;
