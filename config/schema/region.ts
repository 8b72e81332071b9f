import { text } from "./values";

/** In the partition aws, aws-cn or aws-us-gov. */
export const region = () => text("a region such as us-east-1", /^(?!us-iso|eu-iso)[a-z]{2}(-[a-z]+)+-[0-9]$/);
