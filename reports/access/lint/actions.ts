/** Actions that there are not, keys that they don't know, and resources that they don't take. */
import type { Finding } from "./finding";
import { mayName, takesKey } from "./fit";
import { found, listOf, type PlacedStatement, testsOf } from "./place";
import type { KnownAction, Reference } from "./reference";

const TWO_PAGES =
  "the service has two pages, of which the package keeps that of Classic Load Balancers where both name an action: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html";

/** What actions that both pages name take of the newer kind. */
const LOAD_BALANCING = [
  "loadbalancer/app/${LoadBalancerName}/${LoadBalancerId}",
  "listener/app/${LoadBalancerName}/${LoadBalancerId}/${ListenerId}",
  "listener-rule/app/${LoadBalancerName}/${LoadBalancerId}/${ListenerId}/${ListenerRuleId}",
  "targetgroup/${TargetGroupName}/${TargetGroupId}",
].map((resource) => `arn:\${Partition}:elasticloadbalancing:\${Region}:\${Account}:${resource}`);

/** Resources that AWS takes and its reference doesn't list. */
export const ALSO_TAKEN: Readonly<
  Record<string, { readonly resources: readonly string[]; readonly because: string }>
> = {
  "codedeploy:PutLifecycleEventHookExecutionStatus": {
    resources: [
      "arn:${Partition}:codedeploy:${Region}:${Account}:deploymentgroup:${ApplicationName}/${DeploymentGroupName}",
    ],
    because:
      "AWS's own guide names the deployment group: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html",
  },
  "lambda:InvokeFunction": {
    resources: ["arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}:${Qualifier}"],
    because:
      "AWS's own guide names an alias and a version: https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html",
  },
  "lambda:GetFunctionConfiguration": {
    resources: ["arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}:${Qualifier}"],
    because:
      "CodePipeline's list names it: https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-LambdaDeploy.html",
  },
  "ssm:GetParameters": {
    resources: ["arn:${Partition}:ssm:${Region}::parameter/aws/service/${ParameterNameWithoutLeadingSlash}"],
    because:
      "AWS's public parameters are no account's: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-finding-public-parameters.html",
  },
  "codeconnections:UseConnection": {
    resources: ["arn:${Partition}:codestar-connections:${Region}:${Account}:connection/${ConnectionId}"],
    because:
      "the service was renamed: connections keep the ARN they were made with, and either prefix is asked",
  },
  "codestar-connections:UseConnection": {
    resources: ["arn:${Partition}:codeconnections:${Region}:${Account}:connection/${ConnectionId}"],
    because: "as of codeconnections:UseConnection",
  },
  ...Object.fromEntries(
    ["AddTags", "CreateLoadBalancer", "DeleteLoadBalancer", "ModifyLoadBalancerAttributes", "RemoveTags"].map(
      (name) => [`elasticloadbalancing:${name}`, { resources: LOAD_BALANCING, because: TWO_PAGES }],
    ),
  ),
};

/** Lambda puts it into every request that a function's code makes: https://docs.aws.amazon.com/lambda/latest/dg/permissions-source-function-arn.html */
const OF_LAMBDA = "lambda:SourceFunctionArn";

/** An action as it is written, and the actions that it means. */
interface Meant {
  readonly written: string;
  readonly known: readonly KnownAction[];
}

/** Findings of one statement, against AWS's reference. */
export async function actionFindings(placed: PlacedStatement, reference: Reference): Promise<Finding[]> {
  const { statement } = placed;
  const written = [...listOf(statement.Action), ...listOf(statement.NotAction)].filter(
    (action) => action !== "*",
  );
  const all = await Promise.all(
    written.map(
      async (action): Promise<Meant> => ({ written: action, known: await reference.actionsLike(action) }),
    ),
  );
  const known = all.filter(({ known }) => known.length > 0);
  return [
    ...all
      .filter(({ known }) => known.length === 0)
      .map(({ written }) =>
        found(
          placed,
          "unknown-action",
          `there is no action ${written}`,
          "spell it as AWS's reference does, or leave it out",
        ),
      ),
    ...(statement.Action === undefined ? [] : resourceFindings(placed, known)),
    ...(statement.Action === undefined ? [] : await keyFindings(placed, known, reference)),
  ];
}

function resourceFindings(placed: PlacedStatement, all: readonly Meant[]): Finding[] {
  const resources = listOf(placed.statement.Resource);
  // In a key's policy * is the key itself; trust and repository policies name no resource.
  if (placed.kind === "key" || resources.length === 0) return [];
  const taken = (resource: string, types: readonly string[]) =>
    resource === "*" || types.some((type) => mayName(resource, type));
  const idle = all
    .map(({ written, known }) => ({ written, types: known.flatMap(typesOf) }))
    .filter(({ types }) => !resources.some((resource) => taken(resource, types)))
    .map(({ written, types }) =>
      found(
        placed,
        "resource-not-taken",
        `${written} takes ${types.length > 0 ? "none of these resources" : "only *"}`,
        types.length > 0
          ? "name a resource of a type that the action takes, in a statement of its own"
          : "give it a statement of its own, on *",
      ),
    );
  const every = all.flatMap(({ known }) => known.flatMap(typesOf));
  const strays = resources
    .filter((resource) => all.length > 0 && !taken(resource, every))
    .map((resource) =>
      found(placed, "resource-not-taken", `none of the actions takes ${resource}`, "leave the resource out"),
    );
  return [...idle, ...strays];
}

/** ARNs of the resource types that an action takes, whoever says so. */
export function typesOf({ name, resources }: KnownAction): string[] {
  const also = ALSO_TAKEN[name];
  return also ? [...resources, ...also.resources] : [...resources];
}

async function keyFindings(
  placed: PlacedStatement,
  all: readonly Meant[],
  reference: Reference,
): Promise<Finding[]> {
  const keys = [...new Set(testsOf(placed.statement).map(({ key }) => key))];
  const own = await Promise.all(
    keys.map(async (key) =>
      key === OF_LAMBDA ||
      isClaim(placed, key) ||
      (await reference.isGlobalKey(key.replace(/^aws:/i, "aws:")))
        ? []
        : [key],
    ),
  );
  return own
    .flat()
    .flatMap((key) =>
      all
        .filter(({ known }) => !known.some((action) => takesKey(action, key)))
        .map(({ written }) =>
          found(
            placed,
            "unknown-condition-key",
            `a request of ${written} has no ${key}`,
            "put the action into a statement without that condition, or use a key that it has",
          ),
        ),
    );
}

/** True for a claim of the identity provider that the statement trusts: `token.actions.githubusercontent.com:sub`. */
function isClaim({ statement: { Principal } }: PlacedStatement, key: string): boolean {
  const providers = Principal === undefined || Principal === "*" ? [] : listOf(Principal.Federated);
  return providers.some((arn) => key.startsWith(`${arn.slice(arn.indexOf("/") + 1)}:`));
}
