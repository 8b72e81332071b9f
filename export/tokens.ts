/** Words of an expression of Terraform's. https://developer.hashicorp.com/terraform/language/expressions */

export interface Word {
  readonly text: string;
  /** White space stood before it. */
  readonly spaced: boolean;
}

const PLAIN = /[A-Za-z_][\w-]*|\d+(?:\.\d+)?|=>|==|!=|>=|<=|&&|\|\||\.\.\.|[^\s\w"]/y;

/** The words of an expression; a quoted template is one of them. */
export function wordsOf(expression: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  let spaced = false;
  while (at < expression.length) {
    if (/\s/.test(expression[at] ?? "")) {
      spaced = true;
      at += 1;
      continue;
    }
    const text = expression[at] === '"' ? quotedAt(expression, at) : plainAt(expression, at);
    words.push({ text, spaced });
    at += text.length;
    spaced = false;
  }
  return words;
}

function plainAt(expression: string, at: number): string {
  PLAIN.lastIndex = at;
  const found = PLAIN.exec(expression);
  if (!found) throw new Error(`not an expression of Terraform's: ${expression.slice(at, at + 40)}`);
  return found[0];
}

/** From a quote to its end; what is interpolated holds quotes of its own. */
function quotedAt(expression: string, start: number): string {
  let at = start + 1;
  while (at < expression.length && expression[at] !== '"') {
    if (expression[at] === "\\") at += 2;
    else if (isInterpolation(expression, at)) at = endOfInterpolation(expression, at);
    else at += 1;
  }
  return expression.slice(start, at + 1);
}

/** Whether `${` begins here, and not `$${`. */
export function isInterpolation(text: string, at: number): boolean {
  return text.startsWith("${", at) && !(text[at - 1] === "$" && text[at - 2] !== "$");
}

/** Behind the brace that closes an interpolation. */
export function endOfInterpolation(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const here = text[at];
    if (here === '"') {
      at += quotedAt(text, at).length;
      continue;
    }
    if (here === "{") depth += 1;
    if (here === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
    at += 1;
  }
  throw new Error(`an interpolation isn't closed: ${text.slice(start, start + 40)}`);
}
