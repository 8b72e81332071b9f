/** Tags of a service's resources, kept by ARN, and the three operations with which AWS's services show them. */
import type { Context, Operation } from "../service";

/** Keys to values. */
export type Tags = Readonly<Record<string, string>>;

/** How a service writes tags: as pairs, whose two fields it names, or as a map. */
export interface TagForm<T> {
  readonly read: (given: T | undefined) => Tags;
  readonly write: (tags: Tags) => T;
}

/** Tags as a map: CodeCommit, notification rules. */
export const tagMap: TagForm<Tags> = { read: (given = {}) => given, write: (tags) => tags };

/** Tags as a list of pairs: `key` and `value` (CodePipeline), or `Key` and `Value` (CodeDeploy). */
export function tagPairs<F extends string>(key: F, value: F): TagForm<readonly { [field in F]?: string }[]> {
  return {
    read: (given = []) => Object.fromEntries(given.map((pair) => [pair[key], pair[value] ?? ""])),
    write: (tags) =>
      Object.entries(tags).map(
        ([name, content]) => ({ [key]: name, [value]: content }) as { [field in F]?: string },
      ),
  };
}

/** The tags of a resource. */
export function tagsOf(context: Context, arn: string): Tags {
  return all(context).get(arn) ?? {};
}

/** Replaces the tags of a resource. */
export function setTags(context: Context, arn: string, tags: Tags): void {
  all(context).set(arn, { ...tags });
}

/** Adds tags to those of a resource; a key that it has gets the new value. */
export function addTags(context: Context, arn: string, tags: Tags): void {
  setTags(context, arn, { ...tagsOf(context, arn), ...tags });
}

/** Takes tags off a resource; keys that it hasn't are no error, as at AWS. */
export function removeTags(context: Context, arn: string, keys: readonly string[]): void {
  const kept = Object.entries(tagsOf(context, arn)).filter(([key]) => !keys.includes(key));
  setTags(context, arn, Object.fromEntries(kept));
}

/** Forgets the tags of a resource that is deleted, so that one made anew under its name has none. */
export function forgetTags(context: Context, arn: string): void {
  all(context).delete(arn);
}

/** What a service calls the members of its tag operations. */
export interface TagMembers<T> {
  readonly arn: "resourceArn" | "ResourceArn" | "Arn";
  readonly tags: "tags" | "Tags";
  readonly keys: "tagKeys" | "TagKeys";
  readonly form: TagForm<T>;
  /** Throws ServiceError with the service's own error when no resource has the ARN. */
  readonly find: (arn: string, context: Context) => unknown;
}

/** ListTagsForResource, TagResource and UntagResource. */
export function tagOperations<T>(members: TagMembers<T>) {
  type Input = Readonly<Record<string, unknown>>;
  const arnOf = (input: Input, context: Context) => {
    const arn = String(input[members.arn]);
    members.find(arn, context);
    return arn;
  };
  return {
    ListTagsForResource: (input: Input, context: Context) => ({
      [members.tags]: members.form.write(tagsOf(context, arnOf(input, context))),
    }),
    TagResource: (input: Input, context: Context) => {
      addTags(context, arnOf(input, context), members.form.read(input[members.tags] as T));
      return {};
    },
    UntagResource: (input: Input, context: Context) => {
      removeTags(context, arnOf(input, context), input[members.keys] as string[]);
      return {};
    },
  } satisfies Record<string, Operation>;
}

/** ARNs are unique: one collection serves all services. */
function all(context: Context): Map<string, Tags> {
  return context.collection<Tags>("tags");
}
