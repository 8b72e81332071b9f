import type { Config } from "../config";
import type { Finding } from "../document";

/** An alarm on builds longer than any build can be would never go off. */
export function buildMinutes({ monitoring, services }: Config): readonly Finding[] {
  const minutes = monitoring?.alarms.buildMinutes;
  if (minutes === undefined) return [];
  const [stopped] = services.filter(({ build }) => build.timeoutMinutes <= minutes);
  if (!stopped) return [];
  const { name, build } = stopped;
  const message = `found ${minutes}, and builds of services.${name} are stopped after ${build.timeoutMinutes} minutes (build.timeoutMinutes); allowed: less than that`;
  return [{ path: ["monitoring", "alarms", "buildMinutes"], message }];
}
