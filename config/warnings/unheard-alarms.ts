import type { Config } from "../config";
import type { Finding } from "../document";

/** Alarms that tell nobody only change their colour. */
export function unheardAlarms({ monitoring, notifications }: Config): Finding[] {
  if (notifications || !monitoring || Object.keys(monitoring.alarms).length === 0) return [];
  return [
    {
      path: ["monitoring"],
      at: "key",
      message: "nobody is told when an alarm goes off; give notifications, or set every alarm to false",
    },
  ];
}
