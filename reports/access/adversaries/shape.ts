/** ARNs of the shape that a kind of thing has, from patterns that may name several kinds. */
import { FOREIGN_ACCOUNT } from "../ask/asker";
import { stranger } from "./stranger";

/** Stands for what a wildcard leaves open. */
const ANY = "any";
const SAMPLE = { account: FOREIGN_ACCOUNT, region: "us-east-1" };

/**
 * The ARN of a thing of a kind that a pattern means; undefined where it can't mean one. `arn:aws:s3:::b` is a bucket and no
 * object, `arn:aws:s3:::b*` may be either.
 */
export function shapeOf(kind: string, pattern: string): string | undefined {
  const [arn, partition = "", service = "", region = "", account = "", ...rest] = pattern.split(":");
  if (arn !== "arn" || rest.length === 0) return undefined;
  const sample = stranger(kind, SAMPLE);
  const resource = rest.join(":");
  const of = (name: string) =>
    [
      "arn",
      filled(partition, "aws"),
      service,
      filled(region, SAMPLE.region),
      // Of any account whatever: of a stranger's.
      account.includes("*") ? FOREIGN_ACCOUNT : account,
      name,
    ].join(":");
  // What takes no resource of a kind of its own takes whichever is named.
  if (sample === "*") return of(filled(resource, ANY));
  const [, , ownService, , , ...ownRest] = sample.split(":");
  if (service !== ownService) return undefined;
  const name = named(kind, resource, startOf(ownRest.join(":")));
  return name === undefined ? undefined : of(name);
}

/** `role/`, `function:`: what stands before every name of a kind; empty where names begin at once. */
function startOf(resource: string): string {
  return /^(?!stranger)[A-Za-z-]+[:/]/.exec(resource)?.[0] ?? "";
}

function named(kind: string, resource: string, start: string): string | undefined {
  const end = resource.search(/[*?]/);
  const literal = end === -1 ? resource : resource.slice(0, end);
  if (!literal.startsWith(start))
    return end !== -1 && start.startsWith(literal) ? `${start}${ANY}` : undefined;
  const name = filled(resource, ANY);
  // Names without a beginning are told apart by their folders.
  switch (kind) {
    case "object":
    case "approval":
      if (name.includes("/")) return name;
      return end === -1 ? undefined : `${name}/${ANY}`;
    case "aws_s3_bucket":
    case "aws_codepipeline":
      return literal.includes("/") ? undefined : (name.split("/")[0] ?? name);
    default:
      return name;
  }
}

function filled(text: string, by: string): string {
  return text.replaceAll(/\*+/g, by).replaceAll("?", "a");
}
