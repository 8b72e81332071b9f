/** Repositories of CodeCommit, whose names are the user's, and the rules by which pull requests are approved. */
import { type AccountKind, any, becomesOurs, everything, here, isOurs } from "./at";
import type { Service } from "./calls";

const HERE: readonly AccountKind[] = ["tools"];
const REPOSITORIES = here("codecommit", any("*"));

export const CODECOMMIT: Service = {
  resources: {
    aws_codecommit_repository: {
      in: HERE,
      read: ["codecommit:GetRepository", "codecommit:ListTagsForResource"],
      write: [
        "codecommit:CreateRepository",
        "codecommit:DeleteRepository",
        "codecommit:TagResource",
        "codecommit:UntagResource",
        "codecommit:UpdateRepositoryDescription",
        "codecommit:UpdateRepositoryEncryptionKey",
      ],
    },
    aws_codecommit_approval_rule_template: {
      in: HERE,
      read: ["codecommit:GetApprovalRuleTemplate"],
      write: [
        "codecommit:CreateApprovalRuleTemplate",
        "codecommit:DeleteApprovalRuleTemplate",
        "codecommit:UpdateApprovalRuleTemplateContent",
        "codecommit:UpdateApprovalRuleTemplateDescription",
        "codecommit:UpdateApprovalRuleTemplateName",
      ],
    },
    aws_codecommit_approval_rule_template_association: {
      in: HERE,
      read: ["codecommit:ListRepositoriesForApprovalRuleTemplate"],
      write: [
        "codecommit:AssociateApprovalRuleTemplateWithRepository",
        "codecommit:DisassociateApprovalRuleTemplateFromRepository",
      ],
    },
  },
  limits: [
    {
      sid: "ReadRepositories",
      actions: ["codecommit:GetRepository", "codecommit:ListTagsForResource"],
      on: REPOSITORIES,
      because: "Reads repositories' settings, and nothing that is in them.",
    },
    {
      sid: "ReadApprovalRules",
      actions: ["codecommit:GetApprovalRuleTemplate", "codecommit:ListRepositoriesForApprovalRuleTemplate"],
      on: everything,
      because: "Reads the rules of approval. Neither takes a resource.",
    },
    {
      sid: "MakeRepositories",
      actions: ["codecommit:CreateRepository"],
      on: REPOSITORIES,
      when: becomesOurs,
      because: "Makes repositories that bear the organization's tag.",
    },
    {
      sid: "TagNewRepositories",
      actions: ["codecommit:TagResource"],
      on: REPOSITORIES,
      when: (at) => ({ ...becomesOurs(at), Null: { "aws:ResourceTag/slipway-organization": "true" } }),
      because: "A repository is tagged as it is made; one of another organization's isn't taken over so.",
    },
    {
      sid: "ChangeRepositories",
      actions: [
        "codecommit:DeleteRepository",
        "codecommit:TagResource",
        "codecommit:UntagResource",
        "codecommit:UpdateRepositoryDescription",
        "codecommit:UpdateRepositoryEncryptionKey",
      ],
      on: REPOSITORIES,
      when: isOurs,
      because: "Changes and deletes what bears the organization's tag; none of these pushes or merges.",
    },
    {
      sid: "AssociateApprovalRules",
      actions: [
        "codecommit:AssociateApprovalRuleTemplateWithRepository",
        "codecommit:DisassociateApprovalRuleTemplateFromRepository",
      ],
      on: REPOSITORIES,
      because: "Asks for approvals in a repository, which may be one that Slipway didn't make.",
    },
    {
      sid: "ChangeApprovalRules",
      actions: [
        "codecommit:CreateApprovalRuleTemplate",
        "codecommit:DeleteApprovalRuleTemplate",
        "codecommit:UpdateApprovalRuleTemplateContent",
        "codecommit:UpdateApprovalRuleTemplateDescription",
        "codecommit:UpdateApprovalRuleTemplateName",
      ],
      on: everything,
      because: "Makes, changes and deletes the rules. None of these takes a resource.",
    },
  ],
};
