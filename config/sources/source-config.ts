import type { Rule, Warning } from "../draft";
import type { SourceInput } from "../schema/source";
import type { Source } from "../source";

/** An ARN that a source's fields name. It must lie in the tools account. */
export interface NamedArn {
  /** From the source's own fields on. */
  readonly path: readonly (string | number)[];
  /** Absent: nothing is checked. */
  readonly arn?: string;
  /** True: it must also lie in the tools account's region. */
  readonly regional?: boolean;
}

/** A name in the tools account that two services could come to share. */
export interface UniqueName {
  /** In AWS's words: `CodeCommit repository`. */
  readonly kind: string;
  readonly name: string;
  /** The field it comes from. */
  readonly field: string;
}

/** All that the configuration knows of a kind of source. What is made of it: `stacks/sources/`. */
export interface SourceConfig<Own extends Source = Source> {
  /** What starts pipelines: a trigger of CodePipeline's own, or events, each by a role of its own. */
  readonly startsBy: "trigger" | "events";
  /** True: its repository tells people of pull requests, by a notification rule of AWS's. */
  readonly tellsOfPullRequests: boolean;
  /** Rules across its own fields, and beside triggers. */
  readonly rules: readonly Rule[];
  readonly warnings: readonly Warning[];
  /** Its fields with their defaults; undefined when the service names another source. */
  resolve(input: SourceInput): Own | undefined;
  /** True: it uses the connection that Slipway makes for the organization. */
  usesConnection(source: Own): boolean;
  namedArns(source: Own): readonly NamedArn[];
  uniqueNames(source: Own): readonly UniqueName[];
}
