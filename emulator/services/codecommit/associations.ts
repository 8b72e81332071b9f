/**
 * Which repositories' pull requests get the rules of which templates.
 * https://docs.aws.amazon.com/codecommit/latest/APIReference/API_AssociateApprovalRuleTemplateWithRepository.html
 */
import type { Context, Operation } from "../../service";
import type { ByName } from "./repositories";
import { belongingsOfRepository, give, repositoriesOf, templatesOf } from "./store";
import { type ByTemplate, templateOf } from "./templates";

type Both = ByName & ByTemplate;

const associate: Operation<Both> = ({ approvalRuleTemplateName, repositoryName }, context) => {
  const { approvalRuleTemplateId: id } = templateOf(context, approvalRuleTemplateName);
  give(context, repositoryName, { templates: new Set([...templatesIn(context, repositoryName), id]) });
  return {};
};

const disassociate: Operation<Both> = ({ approvalRuleTemplateName, repositoryName }, context) => {
  const { approvalRuleTemplateId: id } = templateOf(context, approvalRuleTemplateName);
  const kept = [...templatesIn(context, repositoryName)].filter((each) => each !== id);
  give(context, repositoryName, { templates: new Set(kept) });
  return {};
};

export const associationOperations = {
  AssociateApprovalRuleTemplateWithRepository: associate,
  DisassociateApprovalRuleTemplateFromRepository: disassociate,
  ListAssociatedApprovalRuleTemplatesForRepository: ({ repositoryName }: ByName, context: Context) => {
    const ids = templatesIn(context, repositoryName);
    const templates = [...templatesOf(context).values()].filter((each) =>
      ids.has(each.approvalRuleTemplateId),
    );
    return { approvalRuleTemplateNames: templates.map((each) => each.approvalRuleTemplateName) };
  },
  ListRepositoriesForApprovalRuleTemplate: ({ approvalRuleTemplateName }: ByTemplate, context: Context) => {
    const { approvalRuleTemplateId: id } = templateOf(context, approvalRuleTemplateName);
    const names = [...repositoriesOf(context).keys()];
    return { repositoryNames: names.filter((name) => templatesIn(context, name).has(id)) };
  },
};

function templatesIn(context: Context, repositoryName: string): ReadonlySet<string> {
  return belongingsOfRepository(context, repositoryName).templates ?? new Set();
}
