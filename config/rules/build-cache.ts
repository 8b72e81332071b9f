import type { Finding } from "../document";
import type { Rule } from "../draft";
import { runsOf } from "./builds";

/** Modes are for a local cache, and Docker's layers for a build that has Docker. */
export const buildCache: Rule = ({ document, services }) =>
  services.flatMap(runsOf).flatMap(({ path: at, run }): Finding[] => {
    const { cache } = run;
    const docker = "docker" in run && run.docker;
    const path = [...at, "cache", "modes"];
    if (!cache || !document.has(path)) return [];
    if (cache.type === "s3")
      return [{ path, at: "key", message: "found modes with type s3; allowed with type local only" }];
    if (docker || !cache.modes.includes("docker-layer")) return [];
    return [
      {
        path,
        message: `found docker-layer without docker; allowed: ${"docker" in run ? "docker: true, or " : ""}custom alone`,
      },
    ];
  });
