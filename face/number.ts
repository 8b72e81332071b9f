/** Numbers, known or not: what JavaScript can't count, Terraform does. */
import { ref, Token, Tokenization } from "cdktf";

/** A number in digits, inside a text. */
export function digits(number: number): string {
  const reference = Tokenization.reverseNumber(number);
  return reference ? Token.asString(reference) : String(number);
}

/** A number as a text of its own: a template of nothing but a number would stay one. */
export function asText(number: number): string {
  const reference = Tokenization.reverseNumber(number);
  return reference ? Token.asString(ref(`tostring(${Token.asString(reference)})`)) : String(number);
}

/** A part of a number. */
export function dividedBy(number: number, divisor: number): number {
  const reference = Tokenization.reverseNumber(number);
  return reference ? Token.asNumber(ref(`${Token.asString(reference)} / ${divisor}`)) : number / divisor;
}

/** A number so many times. */
export function times(number: number, factor: number): number {
  const reference = Tokenization.reverseNumber(number);
  return reference ? Token.asNumber(ref(`${Token.asString(reference)} * ${factor}`)) : number * factor;
}
