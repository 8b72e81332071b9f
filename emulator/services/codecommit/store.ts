/** CodeCommit's things, and where they are kept. https://docs.aws.amazon.com/codecommit/latest/APIReference/API_Types.html */
import type { Context } from "../../service";
import { ServiceError } from "../../service-error";

export interface Repository {
  readonly accountId: string;
  readonly repositoryId: string;
  readonly repositoryName: string;
  readonly repositoryDescription?: string;
  readonly defaultBranch?: string;
  readonly lastModifiedDate: number;
  readonly creationDate: number;
  readonly cloneUrlHttp: string;
  readonly cloneUrlSsh: string;
  readonly Arn: string;
  readonly kmsKeyId: string;
}

export interface ApprovalRuleTemplate {
  readonly approvalRuleTemplateId: string;
  readonly approvalRuleTemplateName: string;
  readonly approvalRuleTemplateDescription?: string;
  readonly approvalRuleTemplateContent: string;
  readonly ruleContentSha256: string;
  readonly lastModifiedDate: number;
  readonly creationDate: number;
  readonly lastModifiedUser: string;
}

export interface Trigger {
  readonly name: string;
  readonly destinationArn: string;
  readonly customData?: string;
  readonly branches?: readonly string[];
  readonly events: readonly string[];
}

/** What one repository has; a repository that is deleted takes it along. */
interface Belongings {
  readonly triggers?: { readonly configurationId: string; readonly triggers: readonly Trigger[] };
  /** Ids of the last commits, by branch. Files are not kept. */
  readonly branches?: ReadonlyMap<string, string>;
  /** Ids of the templates whose rules its pull requests get. */
  readonly templates?: ReadonlySet<string>;
}

/** Repositories, by name. */
export function repositoriesOf(context: Context): Map<string, Repository> {
  return context.collection("codecommit repositories");
}

/** What repositories have, by the repository's id. */
export function belongingsOf(context: Context): Map<string, Belongings> {
  return context.collection("codecommit belongings");
}

/** Templates, by name. */
export function templatesOf(context: Context): Map<string, ApprovalRuleTemplate> {
  return context.collection("codecommit approval rule templates");
}

/** @throws ServiceError when there is no such repository */
export function repositoryOf(context: Context, name: string): Repository {
  const found = repositoriesOf(context).get(name);
  if (found) return found;
  throw new ServiceError("RepositoryDoesNotExistException", `${name} does not exist`);
}

/** What a repository has. @throws ServiceError when there is no such repository */
export function belongingsOfRepository(context: Context, name: string): Belongings {
  return belongingsOf(context).get(repositoryOf(context, name).repositoryId) ?? {};
}

/** Gives a repository something, or something else. */
export function give(context: Context, name: string, belongings: Belongings): void {
  const { repositoryId } = repositoryOf(context, name);
  belongingsOf(context).set(repositoryId, { ...belongingsOfRepository(context, name), ...belongings });
}
