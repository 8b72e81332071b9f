/** Policies that AWS refuses in the middle of an apply, or reads otherwise than they look. */
import type { Statement } from "../world/policy";
import type { Finding, RuleName } from "./finding";
import { found, listOf, type PlacedPolicy, type PlacedStatement, placedStatements } from "./place";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
const ELEMENTS = ["Version", "Id", "Statement"];
const VERSION = "2012-10-17";

/** Of a policy that a service wrote itself, because there was none: SNS's and SQS's. */
const DEFAULT = "__default_policy_ID";

const NAME = String.raw`[\w+=,.@-]+`;
const PARTITION = String.raw`arn:aws[\w-]*`;

/** What each kind of principal looks like. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const PRINCIPALS: Readonly<Record<string, RegExp>> = {
  AWS: new RegExp(
    `^(\\*|\\d{12}|${PARTITION}:iam::\\d{12}:(root|(role|user)/(${NAME}/)*${NAME})|${PARTITION}:sts::\\d{12}:(assumed-role/${NAME}|federated-user)/${NAME})$`,
  ),
  CanonicalUser: /^[\da-f]{64}$/,
  Federated: new RegExp(
    `^(${PARTITION}:iam::\\d{12}:(oidc|saml)-provider/.+|cognito-identity\\.amazonaws\\.com|(accounts\\.google|graph\\.facebook|www\\.amazon)\\.com)$`,
  ),
  Service: /^[a-z\d]([a-z\d.-]*[a-z\d])?\.(amazonaws\.com(\.cn)?|amazon\.com)$/,
};

/** Ids of users and roles: AWS writes them in a policy where the ARN was, once who is meant is deleted. */
const GONE = /^A[A-Z]{3}[A-Z\d]{12,}$/;

/** Findings of a policy as a whole, and of what its statements are made of. */
export function shapeFindings(placed: PlacedPolicy): Finding[] {
  const statements = placedStatements(placed);
  return [
    ...elementFindings(placed),
    ...versionFindings(placed),
    ...sidFindings(placed, statements),
    ...statements.flatMap((statement) => [...emptyFindings(statement), ...principalFindings(statement)]),
  ];
}

function ofWhole({ account, holder, policy }: PlacedPolicy, rule: RuleName, what: string, advice: string) {
  return { rule, account, holder, policy: policy.where, what, advice };
}

function elementFindings(placed: PlacedPolicy): Finding[] {
  const { document } = placed.policy;
  const strange = Object.keys(document)
    .filter((name) => !ELEMENTS.includes(name))
    .map((name) =>
      ofWhole(placed, "unknown-element", `no policy has ${name}`, `leave it out, or spell it as AWS does`),
    );
  const none =
    document.Statement.length === 0
      ? [ofWhole(placed, "empty-element", "it has no statement", "leave the policy out")]
      : [];
  return [...strange, ...none];
}

/** Before 2012 a variable was text: `${aws:username}` named nobody. */
function versionFindings(placed: PlacedPolicy): Finding[] {
  const { Version, Id } = placed.policy.document;
  if (Version === VERSION || Id === DEFAULT) return [];
  const what = Version === undefined ? "it has no Version, and is read as 2008-10-17" : `Version ${Version}`;
  return [ofWhole(placed, "version", `${what}: variables in it are plain text`, `say Version ${VERSION}`)];
}

function sidFindings({ kind }: PlacedPolicy, statements: readonly PlacedStatement[]): Finding[] {
  const sids = statements.map(({ statement }) => statement.Sid);
  return statements.flatMap((placed, index) => {
    const { Sid } = placed.statement;
    if (Sid === undefined) return [];
    const twice =
      sids.indexOf(Sid) < index
        ? [found(placed, "sid", `a statement before it is called ${Sid}, too`, "give each its own Sid")]
        : [];
    // Policies of resources may have others in it.
    const strange =
      ["identity", "boundary", "trust"].includes(kind) && /[^A-Za-z\d]/.test(Sid)
        ? [found(placed, "sid", `IAM takes letters and digits in a Sid, not ${Sid}`, "leave the others out")]
        : [];
    return [...twice, ...strange];
  });
}

const LISTS = ["Action", "NotAction", "Resource", "NotResource"] as const;

function emptyFindings(placed: PlacedStatement): Finding[] {
  const { statement } = placed;
  const lists = LISTS.filter((name) => statement[name] !== undefined && isEmpty(listOf(statement[name])));
  const principals = (["Principal", "NotPrincipal"] as const).filter((name) => {
    const named = statement[name];
    return typeof named === "object" && (isEmpty(Object.keys(named)) || Object.values(named).some(hasNone));
  });
  return [...lists, ...principals].map((name) =>
    found(
      placed,
      "empty-element",
      `its ${name} names nothing`,
      "name what is meant, or leave the statement out",
    ),
  );
}

function isEmpty(texts: readonly string[]): boolean {
  return texts.length === 0 || texts.includes("");
}

function hasNone(texts: string | readonly string[]): boolean {
  return isEmpty(listOf(texts));
}

function principalFindings(placed: PlacedStatement): Finding[] {
  return namedIn(placed.statement).flatMap(([kind, text]) => {
    if (text === "" || PRINCIPALS[kind]?.test(text) === true) return [];
    return kind === "AWS" && GONE.test(text)
      ? [found(placed, "principal", `${text} is the id of somebody who is gone`, "leave it out")]
      : [found(placed, "principal", `${text} is no principal of kind ${kind}`, "spell it as AWS does")];
  });
}

function namedIn({ Principal, NotPrincipal }: Statement): [kind: string, text: string][] {
  return [Principal, NotPrincipal].flatMap((named) =>
    typeof named === "object"
      ? Object.entries(named).flatMap(([kind, texts]) =>
          listOf(texts).map((text): [string, string] => [kind, text]),
        )
      : [],
  );
}
