/**
 * Texts with `*` (any characters) and `?` (one character), compiled once.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */

/** Any characters. */
export const ANY = -1;
/** One character. */
export const ONE = -2;
/** Any characters but a colon. */
export const ANY_BUT_COLON = -3;

const COLON = 58;
const STAR = 42;
const QUESTION_MARK = 63;

/** Character codes; what is negative is a wildcard. */
export type Glob = readonly number[];

/** True when a text fits. */
export type Matcher = (text: string) => boolean;

/** Every character means itself. */
export function literal(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

/** `*` and `?` are wildcards. */
export function globOf(text: string): number[] {
  return literal(text).map((code) => (code === STAR ? ANY : code === QUESTION_MARK ? ONE : code));
}

/** Compiles: what stands before the first wildcard is compared as text. */
export function matcherOf(glob: Glob): Matcher {
  const at = glob.findIndex((code) => code < 0);
  if (at === -1) {
    const whole = String.fromCharCode(...glob);
    return (text) => text === whole;
  }
  const start = String.fromCharCode(...glob.slice(0, at));
  const rest = glob.slice(at);
  if (rest.length === 1 && rest[0] === ANY) return (text) => text.startsWith(start);
  return (text) => text.startsWith(start) && fits(rest, text, start.length);
}

/**
 * All places of the pattern where a reader could stand, moved on character by character: text × pattern steps at most,
 * however many wildcards there are.
 */
function fits(glob: Glob, text: string, from: number): boolean {
  let places = new Uint8Array(glob.length + 1);
  let next = new Uint8Array(glob.length + 1);
  places[0] = 1;
  skipEmpty(glob, places);
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    let alive = false;
    next.fill(0);
    for (let place = 0; place < glob.length; place += 1) {
      if (places[place] !== 1) continue;
      const wanted = glob[place];
      if (wanted === ANY || (wanted === ANY_BUT_COLON && code !== COLON)) next[place] = 1;
      else if (wanted === ONE || wanted === code) next[place + 1] = 1;
      else continue;
      alive = true;
    }
    if (!alive) return false;
    skipEmpty(glob, next);
    [places, next] = [next, places];
  }
  return places[glob.length] === 1;
}

/** A wildcard of any length may be empty. */
function skipEmpty(glob: Glob, places: Uint8Array): void {
  glob.forEach((code, place) => {
    if (places[place] === 1 && (code === ANY || code === ANY_BUT_COLON)) places[place + 1] = 1;
  });
}
