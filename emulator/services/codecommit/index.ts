import type { Context, Service } from "../../service";
import { ServiceError } from "../../service-error";
import { tagMap, tagOperations } from "../tags";
import { associationOperations } from "./associations";
import { branchOperations } from "./branches";
import { repositoryOperations } from "./repositories";
import { repositoryOf } from "./store";
import { templateOperations } from "./templates";
import { triggerOperations } from "./triggers";

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
