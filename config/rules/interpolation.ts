import type { Finding, Place } from "../document";
import type { Rule } from "../draft";
import { type Path, quote } from "../problem";

/** Terraform reads `${` and `%{` in every string as its own; only commands, which are shell, are escaped. */
export const interpolation: Rule = ({ document }) => search(document.root, []);

function search(place: Place, path: Path): Finding[] {
  if (isCommands(path)) return [];
  const own = typeof place.value === "string" && holds(place.value) ? [finding(path, place.value)] : [];
  const below = [...place.children].flatMap(([step, child]) => {
    const at = [...path, step];
    const key = typeof step === "string" && holds(step) ? [{ ...finding(at, step), at: "key" as const }] : [];
    return [...key, ...search(child, at)];
  });
  return [...own, ...below];
}

function holds(text: string): boolean {
  return text.includes("${") || text.includes("%{");
}

function finding(path: Path, text: string): Finding {
  return {
    path,
    message: `found ${quote(text)}, which Terraform would interpolate; allowed: text without \${ and %{ (commands may hold them)`,
  };
}

/** `infrastructure.checks`, `commands` of `services.<name>.checks.<name>`, of an environment's `verify.<name>` and `conditions.<place>`. */
function isCommands([top, first, second, , third, , fourth]: Path): boolean {
  if (top === "infrastructure") return first === "checks";
  if (top !== "services") return false;
  return (
    (second === "checks" && third === "commands") ||
    (second === "environments" && (third === "verify" || third === "conditions") && fourth === "commands")
  );
}
