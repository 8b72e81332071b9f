import type { Environment, Release } from "../config";
import { callers } from "../contract";
import type { Rule } from "../draft";
import { targetConfigOf } from "../targets/targets";
import { environmentPath, releasePath } from "./paths";

/** Verification needs an address that it can call: given, or a load balancer's own name. */
export const verificationAddress: Rule = ({ environments, services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap((release) => {
      const environment = environments.find((candidate) => candidate.name === release.environment);
      const reason = environment && reasonForUrl(release, environment);
      if (!reason) return [];
      const url = environmentPath(release.environment, "url").join(".");
      const message = `needs ${url}: ${reason}`;
      const field = release.verify.length > 0 ? ["verify"] : ["conditions", "success", "commands"];
      return [{ path: releasePath(name, release.environment, ...field), at: "key" as const, message }];
    }),
  );

function reasonForUrl(release: Release, environment: Environment): string | undefined {
  const { deploy, verify } = release;
  const { verifiedBy, hidesAddress } = targetConfigOf(deploy);
  if (callers(release).length === 0 || environment.url !== undefined) return undefined;
  if (verifiedBy === "invoking") return undefined;
  if (verify.some(({ steps }) => "buildspec" in steps))
    return "a buildspec of the repository can't look the load balancer up";
  return hidesAddress(deploy, environment);
}
