/** Statements in words. */
import { code, codes } from "../code";
import type { Element, Statement } from "./statement";

/** `AWS arn:… may s3:GetObject on arn:… if StringEquals aws:SourceAccount is 111111111111` */
export function statementWords({ isDeny, principal, action, resource, conditions }: Statement): string {
  const who = principal.texts.length > 0 ? `${elementWords(principal, "everybody")} ` : "";
  const may = isDeny ? "may never" : "may";
  const on = resource.texts.length > 0 ? ` on ${elementWords(resource, "everything")}` : "";
  const when = conditionWords(conditions);
  return `${who}${may} ${elementWords(action, "everything")}${on}${when}`;
}

function elementWords({ isNegated, texts }: Element, all: string): string {
  const list = code(texts.join(", "));
  return isNegated ? `${all} but ${list}` : list;
}

function conditionWords(conditions: Statement["conditions"]): string {
  if (conditions.size === 0) return "";
  return ` if ${[...conditions].map(([test, texts]) => `${code(test)} ${codes(texts)}`).join(" and ")}`;
}

/** What it is called: by its Sid, or by what it is about. */
export function nameOf({ sid, action }: Statement): string {
  return sid === undefined ? `statement on ${codes(action.texts.slice(0, 2))}` : code(sid);
}
