/** Wildcards, and actions by which somebody can become more than they are. */
import type { Finding } from "./finding";
import { found, listOf, type PlacedStatement, testsOf } from "./place";
import type { Reference } from "./reference";

/** Patterns of actions that stand in an Allow, and why: AWS's own wording of two actions that belong together. */
const REASONED = ["kms:GenerateDataKey*", "kms:ReEncrypt*"];

/** Actions on * that another condition narrows, or of which AWS's own guide names no resource. */
const NARROWED: Readonly<Record<string, string>> = {
  "ecs:ListTasks": "ecs:cluster",
  "ecs:RegisterTaskDefinition": "",
  // It lists: https://docs.aws.amazon.com/dtconsole/latest/userguide/security_iam_id-based-policy-examples-connections.html shows it on *.
  "codestar-connections:ListConnections": "",
};

/** By which an identity can give itself or another more than it has. https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html */
const ESCALATION =
  /^(iam:(Add|Attach|Create(AccessKey|LoginProfile|PolicyVersion|Role|User|ServiceSpecificCredential)|Delete\w*(Boundary|Policy)|Put\w*(Boundary|Policy)|SetDefaultPolicyVersion|Update(AssumeRolePolicy|LoginProfile|OpenIDConnect\w*))\w*|kms:(PutKeyPolicy|CreateGrant)|s3:(PutBucketPolicy|PutBucketAcl|PutObjectAcl|BypassGovernanceRetention)|sns:(AddPermission|SetTopicAttributes)|lambda:(AddPermission|UpdateFunctionConfiguration)|ecr:SetRepositoryPolicy|secretsmanager:PutResourcePolicy|codebuild:(UpdateProject|PutResourcePolicy)|codepipeline:UpdatePipeline|ssm:SendCommand|sts:AssumeRoot)$/;

/**
 * Findings of one statement that allows.
 * @param withoutLists ARNs of buckets in which access lists mean nothing
 */
export async function breadthFindings(
  placed: PlacedStatement,
  reference: Reference,
  withoutLists: readonly string[],
): Promise<Finding[]> {
  const { statement, kind } = placed;
  if (statement.Effect === "Deny" || kind === "boundary") return [];
  const actions = listOf(statement.Action);
  return [
    ...(statement.NotAction === undefined
      ? []
      : [
          found(
            placed,
            "wildcard-action",
            "it allows all but what NotAction names",
            "name the actions that are needed",
          ),
        ]),
    ...actions
      .filter(isUnreasoned)
      .map((action) =>
        found(
          placed,
          "wildcard-action",
          `${action} is more than is there today`,
          "name the actions that are needed",
        ),
      ),
    ...(await resourceFindings(placed, actions, reference)),
    ...principalFindings(placed),
    ...(kind === "identity" ? escalations(placed, actions, withoutLists) : []),
  ];
}

function isUnreasoned(action: string): boolean {
  return /[*?]/.test(action) && !REASONED.includes(action) && action !== "kms:*";
}

/** `*` where AWS would take less. A resource's own policy means the resource by it. */
async function resourceFindings(
  placed: PlacedStatement,
  actions: readonly string[],
  reference: Reference,
): Promise<Finding[]> {
  if (placed.kind !== "identity") return [];
  if (placed.statement.NotResource !== undefined)
    return [
      found(
        placed,
        "wildcard-resource",
        "it allows all but what NotResource names",
        "name the resources that are meant",
      ),
    ];
  const all = listOf(placed.statement.Resource).filter((resource) =>
    /^(\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:\*)$/.test(resource),
  );
  if (all.length === 0 || (appliesStacks(placed) && all.every(isEveryRepository))) return [];
  const keys = testsOf(placed.statement).map(({ key }) => key);
  const known = (await Promise.all(actions.map((action) => reference.actionsLike(action)))).flat();
  return known
    .filter(({ name, resources }) => resources.length > 0 && !isNarrowed(name, keys))
    .map(({ name }) =>
      found(
        placed,
        "wildcard-resource",
        `${name} on ${all.join(", ")}`,
        "name the resource: the action takes one",
      ),
    );
}

/** A role that plans or applies Slipway's own stacks gives roles what they have, in a boundary: the adversaries judge it. */
function appliesStacks({ holder }: PlacedStatement): boolean {
  return /:role\/slipway\/infrastructure\//.test(holder);
}

/** The name alone tells repositories of CodeCommit, and the configuration chooses it. */
function isEveryRepository(resource: string): boolean {
  return /^arn:[^:]*:codecommit:[^:*]+:\d{12}:\*$/.test(resource);
}

function isNarrowed(action: string, keys: readonly string[]): boolean {
  const key = NARROWED[action];
  return key !== undefined && (key === "" || keys.includes(key));
}

/** Everybody, with nothing that says who. */
function principalFindings(placed: PlacedStatement): Finding[] {
  const { Principal, NotPrincipal, Condition } = placed.statement;
  if (NotPrincipal !== undefined)
    return [
      found(
        placed,
        "wildcard-principal",
        "it lets in everybody but whom NotPrincipal names",
        "name who is let in",
      ),
    ];
  const everybody = Principal === "*" || (Principal !== undefined && listOf(Principal.AWS).includes("*"));
  return everybody && Condition === undefined
    ? [found(placed, "wildcard-principal", "it lets in everybody, without a condition", "name who is let in")]
    : [];
}

function escalations(
  placed: PlacedStatement,
  actions: readonly string[],
  withoutLists: readonly string[],
): Finding[] {
  const tests = testsOf(placed.statement);
  const has = (key: string) => tests.some((test) => test.key.toLowerCase() === key.toLowerCase());
  const resources = listOf(placed.statement.Resource);
  // The bucket may not be made here: then its lists may mean something.
  const isWithoutLists = (resource: string) => withoutLists.includes(resource.split("/")[0] ?? resource);
  return actions.flatMap((action) => {
    if (action === "iam:PassRole") {
      const wide = resources.some((resource) => /[*?]/.test(resource));
      if ((!wide || appliesStacks(placed)) && has("iam:PassedToService")) return [];
      const lacks = wide ? "roles by a pattern" : "without iam:PassedToService";
      return [
        found(
          placed,
          "escalation",
          `iam:PassRole ${lacks}`,
          "name the roles, and the service that takes them",
        ),
      ];
    }
    if (action === "sts:AssumeRole" && resources.includes("*"))
      return [found(placed, "escalation", "sts:AssumeRole on every role that trusts", "name the roles")];
    if (!ESCALATION.test(action) || appliesStacks(placed)) return [];
    if (/^s3:Put(Object|Bucket)Acl$/.test(action) && resources.every(isWithoutLists)) return [];
    // What AWS services take for themselves can't be turned against the key.
    if (action === "kms:CreateGrant" && has("kms:GrantIsForAWSResource")) return [];
    return [
      found(
        placed,
        "escalation",
        `${action} can give more than it has`,
        "leave it to an account's administrators",
      ),
    ];
  });
}
