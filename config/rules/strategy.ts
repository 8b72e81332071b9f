import type { Rule } from "../draft";
import { suggestion } from "../nearest";
import { quote } from "../problem";
import { STRATEGIES } from "../strategies";
import { releasePath } from "./paths";

/** Each kind of target has strategies of its own. */
export const strategy: Rule = ({ services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap((release) => {
      const known = Object.keys(STRATEGIES[release.deploy.kind]);
      if (known.includes(release.strategy)) return [];
      const found = `found ${quote(release.strategy)}${suggestion(release.strategy, known)}`;
      return [
        {
          path: releasePath(name, release.environment, "strategy"),
          message: `${found}; allowed for ${release.deploy.kind}: ${known.join(", ")}`,
        },
      ];
    }),
  );
