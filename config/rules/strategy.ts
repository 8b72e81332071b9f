import type { Rule } from "../draft";
import { suggestion } from "../nearest";
import { writtenTarget } from "../overrides";
import { quote } from "../problem";
import { MAX_SHIFT_MINUTES, minutesOf } from "../shift";
import { findMechanism, spelledStrategiesOf, strategiesOf } from "../strategies";
import { releasePath, servicePath } from "./paths";

/** Each kind of target has strategies of its own. Read as written: whatever else is wrong with the service. */
export const strategy: Rule = (draft) => [...unknownNames(draft), ...wrongSteps(draft)];

const unknownNames: Rule = ({ document }) =>
  document.keys(["services"]).flatMap((service) => {
    const target = writtenTarget(document, service);
    if (!target) return [];
    const known = Object.keys(strategiesOf(target));
    return document.keys(servicePath(service, "environments")).flatMap((environment) => {
      const path = releasePath(service, environment, "strategy");
      const written = document.place(path)?.value;
      if (typeof written !== "string" || known.includes(written)) return [];
      const found = `found ${quote(written)}${suggestion(written, known)}`;
      return [{ path, message: `${found}; allowed for ${target}: ${spelledStrategiesOf(target)}` }];
    });
  });

/** Steps are CodeDeploy's, and at most two days apart, from the first to the last. */
const wrongSteps: Rule = ({ services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, deploy, strategy }) => {
      if (typeof strategy === "string") return [];
      const path = releasePath(name, environment, "strategy");
      if (!findMechanism(deploy.kind, strategy)) {
        const found = strategy.kind === "rolling" ? "batches of servers" : "steps of traffic";
        const known = spelledStrategiesOf(deploy.kind);
        return [{ path, message: `found ${found}; allowed for ${deploy.kind}: ${known}` }];
      }
      if (strategy.kind === "rolling") return [];
      const minutes = minutesOf(strategy);
      if (minutes <= MAX_SHIFT_MINUTES) return [];
      const allowed = `at most ${MAX_SHIFT_MINUTES} (two days) from the first step to the last`;
      return [
        {
          path: [...path, strategy.kind],
          message: `found steps that take ${minutes} minutes; allowed: ${allowed}`,
        },
      ];
    }),
  );
