/**
 * Whose yes a pull request into a branch needs: an approval rule template, and its association with a repository.
 * https://docs.aws.amazon.com/codecommit/latest/userguide/approval-rule-templates.html
 */
import { CodecommitApprovalRuleTemplate } from "@cdktf/provider-aws/lib/codecommit-approval-rule-template";
import { CodecommitApprovalRuleTemplateAssociation } from "@cdktf/provider-aws/lib/codecommit-approval-rule-template-association";
import { Construct } from "constructs";
import { parseRoleArn, partitionOf } from "../../iam/arn";
import { refuseOver } from "../../iam/limit";
import { printJson } from "../../iam/printer";

/** https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateApprovalRuleTemplate.html */
const CONTENT_LIMIT = 3000;

export interface ApprovalRuleInputs {
  /** Of the template: at most 100 characters. */
  readonly name: string;
  readonly description: string;
  /** May be a reference to a repository made in the same run. */
  readonly repository: string;
  readonly region: string;
  readonly branch: string;
}

export interface ApprovalRuleShape {
  readonly count: number;
  /** ARNs of roles; none: whoever may approve. */
  readonly members: readonly string[];
}

export interface ApprovalRuleProps extends ApprovalRuleInputs, ApprovalRuleShape {}

export class ApprovalRule extends Construct {
  readonly resource: CodecommitApprovalRuleTemplate;

  constructor(scope: Construct, id: string, props: ApprovalRuleProps) {
    super(scope, id);
    const content = approvalRule(props);
    refuseOver(
      CONTENT_LIMIT,
      JSON.stringify(content).length,
      `characters of the approval rule ${props.name}`,
      "CodeCommit",
    );
    this.resource = new CodecommitApprovalRuleTemplate(this, "template", {
      name: props.name,
      description: props.description,
      content: printJson(content),
    });
    new CodecommitApprovalRuleTemplateAssociation(this, "association", {
      approvalRuleTemplateName: this.resource.name,
      repositoryName: props.repository,
    });
  }
}

/** https://docs.aws.amazon.com/codecommit/latest/userguide/how-to-create-template.html */
function approvalRule({ branch, count, members, region }: ApprovalRuleProps) {
  return {
    Version: "2018-11-08",
    DestinationReferences: [`refs/heads/${branch}`],
    Statements: [
      {
        Type: "Approvers",
        NumberOfApprovalsNeeded: count,
        ...(members.length > 0 && {
          ApprovalPoolMembers: members.flatMap((arn) => poolMembers(region, arn)),
        }),
      },
    ],
  };
}

/** The role, and every session of it: who has assumed a role approves as a session, whose ARN has no path. */
function poolMembers(region: string, roleArn: string): string[] {
  const { account, name } = parseRoleArn(roleArn) ?? {};
  return [roleArn, `arn:${partitionOf(region)}:sts::${account}:assumed-role/${name}/*`];
}
