/** A chosen name, where it must be unique, and what it came from. */
export interface ChosenName {
  readonly name: string;
  /** In AWS's words: `IAM role`, `CodeBuild project`, `pipeline`, `artifact prefix`, … */
  readonly kind: string;
  /** Name of the account within which a kind's names must differ; `project` for stacks, `everywhere` for buckets. */
  readonly account: string;
  /** Path in the configuration of what it was made for. */
  readonly from: string;
}
