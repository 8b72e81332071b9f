import type { Rule, Warning } from "../draft";
import type { SourceInput } from "../schema/source";
import type { Source } from "../source";

/** An ARN that a source's fields name. It must lie in the tools account, unless it says otherwise. */
export interface NamedArn {
  /** From the source's own fields on. */
  readonly path: readonly (string | number)[];
  /** Absent: nothing is checked. */
  readonly arn?: string;
  /** True: it must also lie in the tools account's region. */
  readonly regional?: boolean;
  /** True: it may lie in any account. */
  readonly anywhere?: boolean;
}

/** A name in the tools account that two services could come to share. */
export interface UniqueName {
  /** In AWS's words: `CodeCommit repository`. */
  readonly kind: string;
  readonly name: string;
  /** The field it comes from. */
  readonly field: string;
  /** True: no two in the world may have it. Default: in an account. */
  readonly everywhere?: boolean;
}

/** All that the configuration knows of a kind of source. What is made of it: `stacks/sources/`. */
export interface SourceConfig<Own extends Source = Source> {
  /** What starts pipelines: a trigger of CodePipeline's own, or events, each by a role of its own. */
  readonly startsBy: "trigger" | "events";
  /** True: its repository tells people of pull requests, by a notification rule of AWS's. */
  readonly tellsOfPullRequests: boolean;
  /** What its action publishes: NAME of `#{source.NAME}`. Absent: what started the pipeline decides, any name may be right. */
  readonly variables?: readonly string[];
  /** True: what it makes takes another name and stays what it is. Default: it can't, and Terraform refuses to exchange it. */
  readonly renames?: boolean;
  /** Rules across its own fields, and beside triggers. */
  readonly rules: readonly Rule[];
  readonly warnings: readonly Warning[];
  /** Its fields with their defaults; undefined when the service names another source. */
  resolve(input: SourceInput): Own | undefined;
  /** The branch that is released; undefined where it knows of none. */
  branchOf(source: Own): string | undefined;
  /** The same for two sources that are one. */
  comesFrom(source: Own): string;
  /** True: it uses the connection that Slipway makes for the organization. */
  usesConnection(source: Own): boolean;
  namedArns(source: Own): readonly NamedArn[];
  /** What it makes in the tools account. */
  uniqueNames(source: Own): readonly UniqueName[];
}
