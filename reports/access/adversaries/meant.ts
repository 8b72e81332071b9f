/** Which sensitive actions a statement is about. */
import { globOf, matcherOf } from "../evaluate/text-pattern";
import type { Statement } from "../world/policy";
import { KINDS, SENSITIVE, type Sensitive } from "./sensitive";

/** A sensitive action, and the kind of thing that it is done to. */
export interface OfKind {
  readonly kind: string;
  readonly sensitive: Sensitive;
}

const known = new Map<string, readonly OfKind[]>();

/** The sensitive actions that a statement takes. */
export function sensitiveIn({ Action, NotAction }: Statement): readonly OfKind[] {
  const key = JSON.stringify([Action, NotAction]);
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const takes = [Action ?? NotAction ?? []].flat().map((text) => matcherOf(globOf(text.toLowerCase())));
  const wanted = (action: string) => takes.some((fits) => fits(action)) === (NotAction === undefined);
  const found = [...KINDS.keys()]
    .filter(wanted)
    .flatMap((action) =>
      (KINDS.get(action) ?? []).flatMap((kind) =>
        (SENSITIVE.get(kind) ?? [])
          .filter((sensitive) => sensitive.action.toLowerCase() === action)
          .map((sensitive) => ({ kind, sensitive })),
      ),
    );
  known.set(key, found);
  return found;
}
