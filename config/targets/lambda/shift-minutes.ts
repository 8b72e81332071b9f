import type { Rule } from "../../draft";
import { releasePath } from "../../rules/paths";
import { MAX_SHIFT_MINUTES, minutesOf } from "../../shift";

/** Two hooks of an hour each, and the way back. */
export const SHIFT_RESERVE_MINUTES = 150;

/** A build waits for the deployment; CodeBuild ends builds after 36 hours. */
export const MAX_LAMBDA_SHIFT_MINUTES = 2160 - SHIFT_RESERVE_MINUTES;

/** Steps end before the build does that waits for them. Above two days it is a finding for every target. */
export const shiftMinutes: Rule = ({ services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, deploy, strategy }) => {
      if (deploy.kind !== "lambda" || typeof strategy === "string") return [];
      const minutes = minutesOf(strategy);
      if (minutes <= MAX_LAMBDA_SHIFT_MINUTES || minutes > MAX_SHIFT_MINUTES) return [];
      const message = `found steps that take ${minutes} minutes; allowed for lambda: at most ${MAX_LAMBDA_SHIFT_MINUTES}, as long as a build waits for them`;
      return [{ path: releasePath(name, environment, "strategy", strategy.kind), message }];
    }),
  );
