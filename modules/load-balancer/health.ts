/** When a target is well, beside the path that it is asked for. */
export const ANSWERS_OK = {
  matcher: "200",
  interval: 15,
  timeout: 5,
  healthyThreshold: 2,
  unhealthyThreshold: 3,
} as const;

/** Requests under way get this long to end; AWS's default of five minutes holds every release up. */
export const DRAINING_SECONDS = "30";
