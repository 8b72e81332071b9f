import type { Finding } from "../document";
import type { Rule } from "../draft";
import { servicePath } from "./paths";

/** Modes are for a local cache, and Docker's layers for a build that has Docker. */
export const buildCache: Rule = ({ document, services }) =>
  services.flatMap(({ name, build: { cache, docker } }): Finding[] => {
    const path = servicePath(name, "build", "cache", "modes");
    if (!cache || !document.has(path)) return [];
    if (cache.type === "s3")
      return [{ path, at: "key", message: "found modes with type s3; allowed with type local only" }];
    if (docker || !cache.modes.includes("docker-layer")) return [];
    return [{ path, message: "found docker-layer without docker; allowed: docker: true, or custom alone" }];
  });
