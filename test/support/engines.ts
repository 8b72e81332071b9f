/** Which major versions of Node.js a range of npm's allows, as far as lock files write such ranges. */

const COMPARATOR = /^(\^|>=|<)?(\d+)(?:\.(?:\d+|\*|x)){0,2}$/;

/** True when the newest release of a major version lies in the range; throws where it can't read the range. */
export function allowsMajor(range: string, major: number): boolean {
  return range.split("||").some((alternative) => {
    const comparators = alternative
      .replaceAll(/(\^|>=|<)\s+/g, "$1")
      .trim()
      .split(/\s+/);
    return comparators.map((comparator) => allows(comparator, major)).every((allowed) => allowed);
  });
}

function allows(comparator: string, major: number): boolean {
  if (comparator === "*") return true;
  const [, operator, bound] = COMPARATOR.exec(comparator) ?? [];
  if (bound === undefined) throw new Error(`can't read the range ${comparator}`);
  if (operator === ">=") return major >= Number(bound);
  return operator === "<" ? major < Number(bound) : major === Number(bound);
}
