import type { Rule } from "../draft";
import { STRATEGIES } from "../strategies";
import { releasePath } from "./paths";

/** Only CodeDeploy keeps the former tasks beside the new ones. */
export const terminationWait: Rule = ({ document, services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, deploy, strategy }) => {
      const path = releasePath(name, environment, "terminationWaitMinutes");
      const strategies = Object.entries(STRATEGIES[deploy.kind]);
      const waiting = strategies.filter(([, { by }]) => by === "codedeploy").map(([known]) => known);
      // An unknown strategy is a finding of its own.
      const isKnown = strategies.some(([known]) => known === strategy);
      if (!document.has(path) || !isKnown || waiting.includes(strategy)) return [];
      const choose = waiting.length > 0 ? `, or choose one of ${waiting.join(", ")}` : "";
      const message = `found a wait with the strategy ${strategy}, which keeps nothing to wait for; leave it out${choose}`;
      return [{ path, at: "key" as const, message }];
    }),
  );
