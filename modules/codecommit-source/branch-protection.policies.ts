import type { Place } from "../../iam/arn";
import { type Conditions, deny, type Statement } from "../../iam/statement";
import { repositoryArn } from "./codecommit-source.policies";

export interface ProtectedBranch {
  readonly repository: string;
  readonly branch: string;
  /** ARNs of the roles that it doesn't bind; none: it binds all. */
  readonly directPush: readonly string[];
}

/**
 * Every way to change a branch but the merge of a pull request, which approvals gate. All of them tell the branch in
 * `codecommit:References`.
 */
const CHANGE_BRANCH = [
  "codecommit:GitPush",
  "codecommit:PutFile",
  "codecommit:DeleteFile",
  "codecommit:CreateCommit",
  "codecommit:CreateBranch",
  "codecommit:DeleteBranch",
  "codecommit:MergeBranchesByFastForward",
  "codecommit:MergeBranchesBySquash",
  "codecommit:MergeBranchesByThreeWay",
];

/** Every way to merge a pull request without its approvals. */
const EVADE_APPROVALS = [
  "codecommit:OverridePullRequestApprovalRules",
  "codecommit:UpdatePullRequestApprovalRuleContent",
  "codecommit:DeletePullRequestApprovalRule",
  "codecommit:DisassociateApprovalRuleTemplateFromRepository",
  "codecommit:BatchDisassociateApprovalRuleTemplateFromRepositories",
];

/** https://docs.aws.amazon.com/codecommit/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html */
export function protectBranch(props: ProtectedBranch & { readonly place: Place }): Statement[] {
  const { place, repository, branch, directPush } = props;
  const resources = [repositoryArn(place, repository)];
  const others: Conditions =
    directPush.length > 0 ? { ArnNotEquals: { "aws:PrincipalArn": directPush } } : {};
  return [
    deny({
      sid: "ChangeTheBranchByPullRequestOnly",
      actions: CHANGE_BRANCH,
      resources,
      when: {
        StringEqualsIfExists: { "codecommit:References": [`refs/heads/${branch}`] },
        // A push first asks without naming its references, as a pull does.
        Null: { "codecommit:References": "false" },
        ...others,
      },
      because: "What is released has been a pull request. Merging one is left out: approvals gate it.",
    }),
    deny({
      sid: "KeepApprovals",
      actions: EVADE_APPROVALS,
      resources,
      ...(directPush.length > 0 && { when: others }),
      because: "Who could lift the approvals of a pull request would need none.",
    }),
  ];
}
