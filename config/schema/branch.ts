import { text } from "./values";

/** A branch of a repository. */
export const branch = text("the name of a branch", /^(?![-/])[^\s~^:?*[\]\\]+$/);
