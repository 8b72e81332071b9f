import type { Config, RollbackOn } from "../config";
import type { Finding } from "../document";
import { releaseNames } from "../release-names";
import { releasePath } from "./paths";

/** Alarms that are made aren't named among those that exist: a deployment would list them twice. */
export function madeAlarms(config: Config): readonly Finding[] {
  return config.services.flatMap(({ name, releases }) =>
    releases.flatMap(({ environment, rollbackOn }) => {
      const account = config.environments.find((candidate) => candidate.name === environment);
      if (!account) return [];
      const made = madeOf(rollbackOn, releaseNames(config, name, account));
      return (rollbackOn.alarms ?? []).flatMap((alarm, index) => {
        const field = made.get(alarm);
        if (field === undefined) return [];
        const path = releasePath(name, environment, "rollbackOn", "alarms", index);
        return [
          { path, message: `found ${alarm}, which is made of ${field} and heeded already; leave it out` },
        ];
      });
    }),
  );
}

/** The field that each alarm is made of, by the alarm's name. */
function madeOf(
  { errorRatePercent, latencyMs, unhealthyHosts }: RollbackOn,
  names: ReturnType<typeof releaseNames>,
): ReadonlyMap<string, keyof RollbackOn> {
  return new Map([
    ...(errorRatePercent === undefined ? [] : [[names.errorAlarm, "errorRatePercent"] as const]),
    ...(latencyMs === undefined ? [] : [[names.latencyAlarm, "latencyMs"] as const]),
    ...(unhealthyHosts === undefined ? [] : [[names.unhealthyHostsAlarm, "unhealthyHosts"] as const]),
  ]);
}
