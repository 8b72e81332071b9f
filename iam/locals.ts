import { ref, TerraformLocal, Token } from "cdktf";
import type { Construct } from "constructs";
import { Each, type Items } from "../face/each";
import { printList } from "./printer";

/** Gives texts a name, or leaves them as they are. */
export type Naming = (id: string, texts: Items<string>) => Items<string>;

/**
 * Texts that are spoken of more than once, under a name: of what Terraform repeats, a local of the module. What is known
 * stays as it is.
 * @param id also the local's name, where the module has no label for it
 */
export function named(scope: Construct, id: string, texts: Items<string>): Items<string> {
  if (!texts.some((one) => one instanceof Each)) return texts;
  const local = new TerraformLocal(scope, id, `\${${printList(texts)}}`);
  const one = Token.asString(ref("one"));
  return [new Each("one", `local.${local.friendlyUniqueId}`, [one])];
}
