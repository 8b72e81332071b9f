/**
 * A `describe` of tests that need something of the machine. Without it they are skipped, under a title that says
 * why; with SLIPWAY_TIERS=all they fail instead.
 * @param missing what is missing, in a few words; undefined when nothing is
 */
export function describeTier(title: string, missing: string | undefined, tests: () => void): void {
  if (missing === undefined) describe(title, tests);
  else if (process.env.SLIPWAY_TIERS === "all") {
    test(`${title} can't run`, () => {
      throw new Error(missing);
    });
  } else describe.skip(`${title} (skipped: ${missing})`, tests);
}
