/** Triggers of repositories. https://docs.aws.amazon.com/codecommit/latest/APIReference/API_RepositoryTrigger.html */
import { randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import type { ByName } from "./repositories";
import { belongingsOfRepository, give, repositoryOf, type Trigger } from "./store";

const MOST_TRIGGERS = 10;
const MOST_BRANCHES = 10;
const LONGEST_CUSTOM_DATA = 1000;

const put: Operation<ByName & { readonly triggers: readonly Trigger[] }> = async (
  { repositoryName, triggers },
  context,
) => {
  repositoryOf(context, repositoryName);
  if (triggers.length > MOST_TRIGGERS) {
    throw new ServiceError(
      "MaximumRepositoryTriggersExceededException",
      `Trigger limit for a particular repository is ${MOST_TRIGGERS}`,
    );
  }
  for (const trigger of triggers) {
    checkTrigger(trigger);
    await checkDestination(trigger.destinationArn, context);
  }
  const configurationId = randomUUID();
  give(context, repositoryName, { triggers: { configurationId, triggers } });
  return { configurationId };
};

export const triggerOperations = {
  PutRepositoryTriggers: put,
  GetRepositoryTriggers: ({ repositoryName }: ByName, context: Context) => {
    const { configurationId, triggers } = belongingsOfRepository(context, repositoryName).triggers ?? {
      configurationId: repositoryOf(context, repositoryName).repositoryId,
      triggers: [],
    };
    // AWS fills in what a trigger was made without.
    return { configurationId, triggers: triggers.map((each) => ({ branches: [], customData: "", ...each })) };
  },
};

function checkTrigger({ events, branches = [], customData = "" }: Trigger): void {
  if (events.length === 0) {
    throw new ServiceError(
      "RepositoryTriggerEventsListRequiredException",
      "Repository trigger events list cannot be empty",
    );
  }
  if (events.includes("all") && events.length > 1) {
    throw new ServiceError(
      "InvalidRepositoryTriggerEventsException",
      "Repository trigger events cannot contain 'all' and additional event types simultaneously",
    );
  }
  if (branches.length > MOST_BRANCHES) {
    throw new ServiceError(
      "MaximumBranchesExceededException",
      `A repository trigger cannot have more than ${MOST_BRANCHES} branches.`,
    );
  }
  if (customData.length > LONGEST_CUSTOM_DATA) {
    throw new ServiceError(
      "InvalidRepositoryTriggerCustomDataException",
      `Repository trigger custom data cannot exceed ${LONGEST_CUSTOM_DATA} characters`,
    );
  }
}

/** A topic or a function, in the repository's region. */
async function checkDestination(arn: string, { aws, region }: Context): Promise<void> {
  const invalid = (message: string) =>
    new ServiceError("InvalidRepositoryTriggerDestinationArnException", message);
  const [prefix, , service = "", destinationRegion] = arn.split(":");
  if (prefix !== "arn") throw invalid(`The destination is no ARN: ${arn}`);
  if (service !== "sns" && service !== "lambda") throw invalid(`Unexpected service name in arn: ${service}`);
  if (destinationRegion !== region) {
    throw new ServiceError(
      "InvalidRepositoryTriggerRegionException",
      "Repository trigger destination arn must be for the same region as your repository",
    );
  }
  const exists = service === "sns" ? await aws.hasTopic(arn) : await aws.hasFunction(arn);
  if (!exists) throw invalid(`There is nothing at the destination ${arn}`);
}
