/** What the rules ask of AWS's service authorization reference, wherever it comes from. https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html */

/** An action of AWS. */
export interface KnownAction {
  /** `kms:Decrypt` */
  readonly name: string;
  /** ARNs of its resource types, `arn:${Partition}:kms:…:key/${KeyId}`; none: it takes nothing but `*`. */
  readonly resources: readonly string[];
  /** Its own and its resources' condition keys, `kms:EncryptionContext:${EncryptionContextKey}`. */
  readonly conditionKeys: readonly string[];
}

export interface Reference {
  /** The actions that a policy means by `kms:Decrypt` or `kms:ReEncrypt*`; none: there is no such. */
  readonly actionsLike: (pattern: string) => Promise<readonly KnownAction[]>;
  /** True of `aws:PrincipalArn` and its like, which requests have whatever the service. */
  readonly isGlobalKey: (key: string) => Promise<boolean>;
}
