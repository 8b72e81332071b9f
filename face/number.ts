/** Numbers, known or not: what JavaScript can't count, Terraform does. */
import { ref, Token, Tokenization } from "cdktf";

/** A number so many times. */
export function times(number: number, factor: number): number {
  const reference = Tokenization.reverseNumber(number);
  return reference ? Token.asNumber(ref(`${Token.asString(reference)} * ${factor}`)) : number * factor;
}
