/** Files that lie beside a module's main.tf. */
import { ref, Token } from "cdktf";

/** Where one of them is. */
export function pathInModule(name: string): string {
  return `${Token.asString(ref("path.module"))}/${name}`;
}

/** What stands in one of them: a text. */
export function textInModule(name: string): string {
  return Token.asString(ref(`file("\${path.module}/${name}")`));
}
