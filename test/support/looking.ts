/** Catches JavaScript that looks into a text which only Terraform knows: what it finds there is a placeholder. */

const METHODS = [
  "at",
  "charAt",
  "codePointAt",
  "endsWith",
  "includes",
  "indexOf",
  "lastIndexOf",
  "localeCompare",
  "match",
  "matchAll",
  "padEnd",
  "padStart",
  "replace",
  "replaceAll",
  "search",
  "slice",
  "split",
  "startsWith",
  "substring",
  "toLowerCase",
  "toUpperCase",
  "trim",
] as const;

const TOKEN = /\$\{TfToken\[/;
/** The printer knows tokens; what is below `face/` is there to. */
const OURS = /\/(?:modules|iam)\/(?!.*printer\.ts)/;

/** Lines of ours that looked into a placeholder while some work was done. */
export function looksInto(work: () => void): string[] {
  const found = new Set<string>();
  const prototype = String.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
  const originals = METHODS.map((name) => [name, prototype[name]] as const);
  let busy = false;
  const note = (name: string, text: string) => {
    if (busy || !TOKEN.test(text)) return;
    busy = true;
    const caller = (new Error().stack ?? "").split("\n")[3] ?? "";
    if (OURS.test(caller)) found.add(`${name} ${caller.trim()}`);
    busy = false;
  };
  for (const [name, original] of originals)
    if (original)
      prototype[name] = function look(this: string, ...args: unknown[]) {
        note(name, String(this));
        return original.apply(this, args);
      };
  try {
    work();
  } finally {
    for (const [name, original] of originals) if (original) prototype[name] = original;
  }
  return [...found];
}
