import type { Rule } from "../draft";
import { nameOf } from "../shift";
import { findMechanism, strategiesOf } from "../strategies";
import { releasePath } from "./paths";

/** Hooks are CodeDeploy's. */
export const hooks: Rule = ({ document, services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, deploy, strategy }) => {
      const path = releasePath(name, environment, "hooks");
      const mechanism = findMechanism(deploy.kind, strategy);
      // An unknown strategy is a finding of its own.
      if (!document.has(path) || !mechanism || mechanism.by === "codedeploy") return [];
      const asking = Object.entries(strategiesOf(deploy.kind)).filter(([, { by }]) => by === "codedeploy");
      const choose =
        asking.length > 0 ? `, or choose one of ${asking.map(([known]) => known).join(", ")}` : "";
      const found = typeof strategy === "string" ? strategy : nameOf(strategy);
      const message = `found hooks with the strategy ${found}, which asks nobody; leave them out${choose}`;
      return [{ path, at: "key" as const, message }];
    }),
  );
