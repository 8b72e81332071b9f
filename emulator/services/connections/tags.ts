import type { Context } from "../../service";
import { ServiceError } from "../../service-error";
import { tagOperations, tagPairs } from "../tags";
import { connectionsOf, find, hostsOf } from "./store";

/** How the service writes tags. */
export const CONNECTION_TAGS = tagPairs("Key", "Value");

export const tagging = tagOperations({
  arn: "ResourceArn",
  tags: "Tags",
  keys: "TagKeys",
  form: CONNECTION_TAGS,
  find: (arn: string, context: Context) => {
    const found = find(connectionsOf(context), arn) ?? find(hostsOf(context), arn);
    if (!found) throw new ServiceError("ResourceNotFoundException", `Resource not found: ${arn}`);
  },
});
