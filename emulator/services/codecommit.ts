import type { Context, Service } from "../service";
import { ServiceError } from "../service-error";
import { associationOperations } from "./codecommit-associations";
import { branchOperations } from "./codecommit-branches";
import { repositoryOperations } from "./codecommit-repositories";
import { repositoryOf } from "./codecommit-store";
import { templateOperations } from "./codecommit-templates";
import { triggerOperations } from "./codecommit-triggers";
import { tagMap, tagOperations } from "./tags";

/** Repositories without content, and the rules about them. https://docs.aws.amazon.com/codecommit/latest/APIReference/ */
export const codecommit: Service = {
  model: "codecommit",
  operations: {
    ...repositoryOperations,
    ...branchOperations,
    ...triggerOperations,
    ...templateOperations,
    ...associationOperations,
    ...tagOperations({
      arn: "resourceArn",
      tags: "tags",
      keys: "tagKeys",
      form: tagMap,
      find: (arn: string, context: Context) => {
        const prefix = context.arn("codecommit", "");
        if (!arn.startsWith(prefix))
          throw new ServiceError(
            "InvalidResourceArnException",
            `${arn} is no repository of this account and region`,
          );
        return repositoryOf(context, arn.slice(prefix.length));
      },
    }),
  },
};
