import type { Rule } from "../draft";
import { environmentPath } from "./paths";

/** Terraform signs in one way. */
export const credentials: Rule = ({ document }) =>
  [["tools"], ...document.keys(["environments"]).map((name) => environmentPath(name))]
    .filter((account) => document.has([...account, "profile"]) && document.has([...account, "assumeRole"]))
    .map((account) => ({
      path: [...account, "assumeRole"],
      at: "key",
      message: "found assumeRole beside profile; allowed: one of them, or neither, for ambient credentials",
    }));
