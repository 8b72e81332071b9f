import type { Finding } from "../document";
import type { Rule } from "../draft";
import { formatPath } from "../problem";
import { environmentPath } from "./paths";

/** An account of its own for tools and each environment: that is the boundary between them. */
export const accounts: Rule = ({ document }) => {
  const owners = new Map<unknown, string>();
  const findings: Finding[] = [];
  for (const owner of [["tools"], ...document.keys(["environments"]).map((name) => environmentPath(name))]) {
    const path = [...owner, "account"];
    const id = document.place(path)?.value;
    if (typeof id !== "string" || !/^[0-9]{12}$/.test(id)) continue;
    const first = owners.get(id);
    if (first === undefined) owners.set(id, formatPath(owner));
    else {
      const message = `found ${document.found(path)}, which is the account of ${first}; allowed: an account of its own`;
      findings.push({ path, message });
    }
  }
  return findings;
};
