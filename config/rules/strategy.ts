import type { TargetKind } from "../config";
import type { Document } from "../document";
import type { Rule } from "../draft";
import { suggestion } from "../nearest";
import { quote } from "../problem";
import { STRATEGIES } from "../strategies";
import { releasePath, servicePath } from "./paths";

/** Each kind of target has strategies of its own. Read as written: whatever else is wrong with the service. */
export const strategy: Rule = ({ document }) =>
  document.keys(["services"]).flatMap((service) => {
    const target = targetOf(document, service);
    if (!target) return [];
    const known = Object.keys(STRATEGIES[target]);
    return document.keys(servicePath(service, "environments")).flatMap((environment) => {
      const path = releasePath(service, environment, "strategy");
      const written = document.place(path)?.value;
      if (typeof written !== "string" || known.includes(written)) return [];
      const found = `found ${quote(written)}${suggestion(written, known)}`;
      return [{ path, message: `${found}; allowed for ${target}: ${known.join(", ")}` }];
    });
  });

/** The one target that a service names; none when that is what's wrong with it. */
function targetOf(document: Document, service: string): TargetKind | undefined {
  const [target, ...others] = document.keys(servicePath(service, "deploy")).filter(isTarget);
  return others.length === 0 ? target : undefined;
}

function isTarget(name: string): name is TargetKind {
  return Object.hasOwn(STRATEGIES, name);
}
