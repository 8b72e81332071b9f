/**
 * Letters of two zones that every account has, for regions where that isn't a and b. In Tokyo b is closed to newer
 * accounts; in Northern California an account has two of a, b and c, most often a and c.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
 */
const LETTERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["ap-northeast-1", ["a", "c"]],
  ["us-west-1", ["a", "c"]],
]);

/** The zones of a network whose configuration names none. */
export function defaultZones(region: string): string[] {
  return (LETTERS.get(region) ?? ["a", "b"]).map((letter) => region + letter);
}
