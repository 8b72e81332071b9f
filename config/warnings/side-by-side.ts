import type { Config } from "../config";
import type { Finding } from "../document";
import { servicePath } from "../rules/paths";

/** Of two releases on their way side by side the one that ends last stays, and that may be the older one. */
export function sideBySide({ services }: Config): Finding[] {
  return services
    .filter(({ pipeline }) => pipeline.mode === "parallel")
    .map(({ name, releases }) => ({
      path: servicePath(name, "pipeline", "mode"),
      message: `an older release that reaches ${releases.map(({ environment }) => environment).join(", ")} late replaces a newer one; queued keeps their order`,
    }));
}
