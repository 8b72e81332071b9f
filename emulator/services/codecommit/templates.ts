/** Approval rule templates. https://docs.aws.amazon.com/codecommit/latest/APIReference/API_ApprovalRuleTemplate.html */
import { createHash, randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { type ApprovalRuleTemplate, belongingsOf, templatesOf } from "./store";
import { checkTemplateContent } from "./template-content";

export interface ByTemplate {
  readonly approvalRuleTemplateName: string;
}

interface CreateInput extends ByTemplate {
  readonly approvalRuleTemplateContent: string;
  readonly approvalRuleTemplateDescription?: string;
}

const create: Operation<CreateInput> = (input, context) => {
  const { approvalRuleTemplateName: name, approvalRuleTemplateContent: content } = input;
  refuseTaken(context, name);
  checkTemplateContent(content);
  const approvalRuleTemplate: ApprovalRuleTemplate = {
    ...input,
    approvalRuleTemplateId: randomUUID(),
    ruleContentSha256: sha256(content),
    creationDate: Date.now() / 1000,
    ...touched(context),
  };
  templatesOf(context).set(name, approvalRuleTemplate);
  return { approvalRuleTemplate };
};

const remove: Operation<ByTemplate> = ({ approvalRuleTemplateName: name }, context) => {
  const template = templatesOf(context).get(name);
  // AWS answers 200 for a template that isn't there.
  if (!template) return {};
  const { approvalRuleTemplateId } = template;
  if ([...belongingsOf(context).values()].some(({ templates }) => templates?.has(approvalRuleTemplateId))) {
    throw new ServiceError(
      "ApprovalRuleTemplateInUseException",
      `The approval rule template ${name} is associated with at least one repository`,
    );
  }
  templatesOf(context).delete(name);
  return { approvalRuleTemplateId };
};

const updateContent: Operation<
  ByTemplate & { readonly newRuleContent: string; readonly existingRuleContentSha256?: string }
> = ({ approvalRuleTemplateName: name, newRuleContent, existingRuleContentSha256: expected }, context) => {
  const { ruleContentSha256 } = templateOf(context, name);
  if (expected !== undefined && expected !== ruleContentSha256)
    throw new ServiceError(
      "InvalidRuleContentSha256Exception",
      `The content's SHA-256 is ${ruleContentSha256}`,
    );
  checkTemplateContent(newRuleContent);
  return changed(context, name, {
    approvalRuleTemplateContent: newRuleContent,
    ruleContentSha256: sha256(newRuleContent),
  });
};

const rename: Operation<{
  readonly oldApprovalRuleTemplateName: string;
  readonly newApprovalRuleTemplateName: string;
}> = ({ oldApprovalRuleTemplateName: from, newApprovalRuleTemplateName: to }, context) => {
  templateOf(context, from);
  if (to !== from) refuseTaken(context, to);
  const answer = changed(context, from, { approvalRuleTemplateName: to });
  if (to !== from) templatesOf(context).delete(from);
  return answer;
};

export const templateOperations = {
  CreateApprovalRuleTemplate: create,
  DeleteApprovalRuleTemplate: remove,
  UpdateApprovalRuleTemplateContent: updateContent,
  UpdateApprovalRuleTemplateName: rename,
  UpdateApprovalRuleTemplateDescription: (
    input: ByTemplate & { readonly approvalRuleTemplateDescription: string },
    context: Context,
  ) => changed(context, input.approvalRuleTemplateName, input),
  GetApprovalRuleTemplate: ({ approvalRuleTemplateName }: ByTemplate, context: Context) => ({
    approvalRuleTemplate: templateOf(context, approvalRuleTemplateName),
  }),
  ListApprovalRuleTemplates: (_input: object, context: Context) => ({
    approvalRuleTemplateNames: [...templatesOf(context).keys()],
  }),
};

/** @throws ServiceError when there is no such template */
export function templateOf(context: Context, name: string): ApprovalRuleTemplate {
  const found = templatesOf(context).get(name);
  if (found) return found;
  throw new ServiceError(
    "ApprovalRuleTemplateDoesNotExistException",
    `The approval rule template ${name} does not exist`,
  );
}

function refuseTaken(context: Context, name: string): void {
  if (templatesOf(context).has(name)) {
    throw new ServiceError(
      "ApprovalRuleTemplateNameAlreadyExistsException",
      `An approval rule template named ${name} already exists`,
    );
  }
}

/** The answer to an update: the template as it is now. */
function changed(context: Context, name: string, changes: Partial<ApprovalRuleTemplate>) {
  const approvalRuleTemplate = { ...templateOf(context, name), ...changes, ...touched(context) };
  templatesOf(context).set(approvalRuleTemplate.approvalRuleTemplateName, approvalRuleTemplate);
  return { approvalRuleTemplate };
}

function touched({ accountId }: Context) {
  return { lastModifiedDate: Date.now() / 1000, lastModifiedUser: `arn:aws:iam::${accountId}:root` };
}

function sha256(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
