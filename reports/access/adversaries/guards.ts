/** What stacks forbid roles that somebody else made: to write to a released branch but by a reviewed pull request. */
import { administratorOf } from "../ask/asker";
import { compiledOf } from "../ask/compiled";
import { NO } from "../evaluate/formula";
import type { Facts } from "../intended/facts";
import type { ForeignRole } from "../world/principals";
import type { World } from "../world/world";
import type { Court } from "./access";
import type { Actor } from "./actor";
import type { Excess } from "./check";
import { foreignArn } from "./insiders";
import type { Way } from "./never";
import type { Sensitive } from "./sensitive";
import type { Thing } from "./thing";

const WRITE: readonly Sensitive[] = [
  "GitPush",
  "PutFile",
  "DeleteFile",
  "CreateCommit",
  "CreateBranch",
  "DeleteBranch",
  "MergeBranchesByFastForward",
  "MergeBranchesBySquash",
  "MergeBranchesByThreeWay",
].map((name) => ({ action: `codecommit:${name}`, worth: "write source" }));

const REVIEW: readonly Sensitive[] = [
  "OverridePullRequestApprovalRules",
  "DeletePullRequestApprovalRule",
  "UpdatePullRequestApprovalRuleContent",
  "DisassociateApprovalRuleTemplateFromRepository",
  "BatchDisassociateApprovalRuleTemplateFromRepositories",
].map((name) => ({ action: `codecommit:${name}`, worth: "answer for a review" }));

const REVIEWS = "aws_codecommit_approval_rule_template_association";

/** Roles of which only denials are known count as allowed everything else: what else they have nobody here sees. */
export function unguarded(things: readonly Thing[], facts: Facts, court: Court): Excess[] {
  const { world, deliveries } = facts;
  const guarded = world.foreignRoles.filter(onlyDenies).map((role) => somebody(world, role));
  const reviewed = world.ledger.some(({ type }) => type === REVIEWS);
  return deliveries.flatMap(({ pipeline }) =>
    branchesOf(pipeline).flatMap(([name, branch]) => {
      const thing = things.find(
        ({ kind, arn, target }) =>
          kind === "aws_codecommit_repository" && target !== undefined && arn.endsWith(`:${name}`),
      );
      const way = {
        words: `on the released branch ${branch}`,
        values: { "codecommit:References": `refs/heads/${branch}` },
      };
      const asked: readonly (readonly [Sensitive, Way?])[] = [
        ...WRITE.map((sensitive) => [sensitive, way] as const),
        ...(reviewed ? REVIEW : []).map((sensitive) => [sensitive] as const),
      ];
      return thing === undefined
        ? []
        : guarded.flatMap((actor) =>
            asked.flatMap(([sensitive, by]) => excess(actor, sensitive, thing, by, court)),
          );
    }),
  );
}

function excess(
  actor: Actor,
  sensitive: Sensitive,
  thing: Thing,
  way: Way | undefined,
  court: Court,
): Excess[] {
  const formula = court.formula(actor, sensitive, thing, way?.values);
  return formula === NO ? [] : [{ access: { actor, sensitive, thing, formula }, ...(way && { way }) }];
}

function onlyDenies({ policies }: ForeignRole): boolean {
  return policies.every(({ document }) => document.Statement.every(({ Effect }) => Effect === "Deny"));
}

function somebody(world: World, role: ForeignRole): Actor {
  const { account, policies } = role;
  const arn = foreignArn(world, role);
  const { principal } = administratorOf(account, arn);
  const own = policies.map((policy) => compiledOf(policy, "identity", account));
  return {
    kind: "role",
    name: arn,
    arn,
    account,
    principal: { ...principal, policies: [...principal.policies, ...own] },
    values: {},
  };
}

function branchesOf({
  stages,
}: Facts["deliveries"][number]["pipeline"]): [repository: string, branch: string][] {
  return stages.flatMap(({ actions }) =>
    actions
      .filter(({ provider }) => provider === "CodeCommit")
      .map(({ configuration }): [string, string] => [
        configuration.RepositoryName ?? "",
        configuration.BranchName ?? "",
      ]),
  );
}
