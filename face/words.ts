/** Words of a name, known or not. */
import { Fn, Token } from "cdktf";

/**
 * `staging-two` becomes `StagingTwo`, as a `Sid` takes it. `staging-2` becomes `StagingN2`: the N keeps it apart from
 * `staging2`; where Terraform makes it, a word begins with a letter (`WORDS`).
 */
export function capitalized(name: string): string {
  if (Token.isUnresolved(name))
    return Token.asString(Fn.replace(Fn.title(Fn.replace(name, "-", " ")), " ", ""));
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words.map((word) => (/^\d/.test(word) ? `N${word}` : capital(word))).join("");
}

/** `eu-west-1` becomes `EuWest1`, for a `Sid`. */
export function regionWords(region: string): string {
  return Token.isUnresolved(region) ? capitalized(region) : region.split("-").map(capital).join("");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A text without what it begins with, if it does. */
export function withoutStart(text: string, start: string): string {
  if (Token.isUnresolved(text)) return Token.asString(Fn.trimprefix(text, start));
  return text.startsWith(start) ? text.slice(start.length) : text;
}

/** Texts with a separator between them; those that may be left out are where they are there. */
export function joined(separator: string, texts: readonly (string | undefined)[]): string {
  const present = texts.flatMap((text) => text ?? []);
  if (!present.some((text) => Token.isUnresolved(text))) return present.join(separator);
  return Token.asString(Fn.join(separator, Token.asList(Fn.compact(present))));
}

/** The first characters of a text. */
export function firstOf(text: string, length: number): string {
  if (Token.isUnresolved(text)) return Token.asString(Fn.substr(text, 0, length));
  return text.slice(0, length);
}
