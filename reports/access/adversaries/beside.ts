/** Values beside those that a condition should ask for: what an attacker would try. */
import { globOf, matcherOf } from "../evaluate/text-pattern";
import type { Requirement } from "../intended/entry";

/** Services that run somebody's code as the role that is passed to them. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
const RUNNERS = [
  "lambda",
  "ec2",
  "codebuild",
  "ecs-tasks",
  "codepipeline",
  "glue",
  "sagemaker",
  "cloudformation",
  "states",
];

/** Values of a key that none of its patterns means; `undefined`: the request doesn't have the key. */
export function valuesBeside({ key, like, orAbsent, never }: Requirement): (string | undefined)[] {
  if (never !== undefined) return [...never];
  const fits = like.map((pattern) => matcherOf(globOf(pattern)));
  const others = [...generic(key), ...like.flatMap(neighbours)].filter(
    (value) => !fits.some((one) => one(value)),
  );
  return [...(orAbsent ? [] : [undefined]), ...new Set(others)];
}

function generic(key: string): string[] {
  switch (key) {
    case "iam:PassedToService":
      return RUNNERS.map((name) => `${name}.amazonaws.com`);
    case "kms:ViaService":
      return ["dynamodb.us-east-1.amazonaws.com"];
    default:
      return ["stranger"];
  }
}

/** What a pattern a little wider would mean: another name in the same folder, the folder next to it, another region. */
function neighbours(pattern: string): string[] {
  const start = pattern.split("*")[0] ?? "";
  const folder = start.replace(/[/:]$/, "");
  const parent = folder.slice(0, Math.max(folder.lastIndexOf("/"), folder.lastIndexOf(":")) + 1);
  const grandparent = parent.replace(/[/:]$/, "");
  const above = grandparent.slice(
    0,
    Math.max(grandparent.lastIndexOf("/"), grandparent.lastIndexOf(":")) + 1,
  );
  const here = start === pattern ? [] : [`${folder}-stranger/any`];
  return [...here, `${start}-stranger`, `${parent}stranger`, `${parent}stranger/any`, `${above}stranger/any`];
}
