import type { Rule } from "../draft";
import { nameOf } from "../shift";
import { findMechanism, strategiesOf } from "../strategies";
import { targetConfigOf } from "../targets/targets";
import { releasePath } from "./paths";

/** Only CodeDeploy keeps the former tasks beside the new ones. */
export const terminationWait: Rule = ({ document, services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, deploy, strategy }) => {
      const path = releasePath(name, environment, "terminationWaitMinutes");
      const strategies = Object.entries(strategiesOf(deploy.kind));
      const { keepsFormer } = targetConfigOf(deploy);
      const waiting = strategies
        .filter(([, { by }]) => keepsFormer && by === "codedeploy")
        .map(([known]) => known);
      const mechanism = findMechanism(deploy.kind, strategy);
      // An unknown strategy is a finding of its own.
      if (!document.has(path) || !mechanism || (keepsFormer && mechanism.by === "codedeploy")) return [];
      if (mechanism.by === "codedeploy-servers") {
        const message =
          "found a wait for servers: what blue-green leaves behind stays until somebody removes it; leave it out";
        return [{ path, at: "key" as const, message }];
      }
      const choose = waiting.length > 0 ? `, or choose one of ${waiting.join(", ")}` : "";
      const message = `found a wait with the strategy ${typeof strategy === "string" ? strategy : nameOf(strategy)}, which keeps nothing to wait for; leave it out${choose}`;
      return [{ path, at: "key" as const, message }];
    }),
  );
