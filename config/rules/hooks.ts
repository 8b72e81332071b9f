import type { Rule } from "../draft";
import { hooksOf } from "../hooks";
import { nameOf } from "../shift";
import { findMechanism, strategiesOf } from "../strategies";
import { targetConfigOf } from "../targets/targets";
import { releasePath } from "./paths";

/** Hooks are CodeDeploy's, which asks them at the events of its compute platform. */
export const hooks: Rule = (draft) => [...unasked(draft), ...otherEvents(draft)];

const otherEvents: Rule = ({ services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, deploy, hooks: asked }) => {
      const { hookEvents } = targetConfigOf(deploy);
      return hooksOf(asked)
        .filter(({ event }) => hookEvents.length > 0 && !hookEvents.includes(event))
        .map(({ event }) => ({
          path: releasePath(name, environment, "hooks", event),
          at: "key" as const,
          message: `found a hook of an event that ${deploy.kind} doesn't have; allowed: ${hookEvents.join(", ")}`,
        }));
    }),
  );

const unasked: Rule = ({ document, services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, deploy, strategy }) => {
      const path = releasePath(name, environment, "hooks");
      const mechanism = findMechanism(deploy.kind, strategy);
      // An unknown strategy is a finding of its own.
      if (!document.has(path) || !mechanism || mechanism.by === "codedeploy") return [];
      if (mechanism.by === "codedeploy-servers") {
        const message = "found hooks for servers, whose hooks are the scripts of appspec.yml; leave them out";
        return [{ path, at: "key" as const, message }];
      }
      const asking = Object.entries(strategiesOf(deploy.kind)).filter(([, { by }]) => by === "codedeploy");
      const choose =
        asking.length > 0 ? `, or choose one of ${asking.map(([known]) => known).join(", ")}` : "";
      const found = typeof strategy === "string" ? strategy : nameOf(strategy);
      const message = `found hooks with the strategy ${found}, which asks nobody; leave them out${choose}`;
      return [{ path, at: "key" as const, message }];
    }),
  );
