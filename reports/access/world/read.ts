/** Reads a synthesis: what every stack of one `slipway.yaml` will make. */
import { isValues } from "../../values";
import { type Block, blocksOf, refuseModules } from "./block";
import { buildWorld } from "./build";
import { faultsOfForm } from "./form";
import { opaqueIn } from "./opaque";
import { Problems, Unreadable } from "./problem";
import type { Resource } from "./resource";
import { Synthesis } from "./synthesis";
import { UNREAD } from "./types";
import type { World } from "./world";

/** Contents of `cdktf.out/stacks/*\/cdk.tf.json` by the name of the stack. */
export type Stacks = Readonly<Record<string, unknown>>;

/**
 * The world that all stacks of one synthesis make together.
 * @throws UnreadableWorld with everything that can't be told from the stacks alone
 */
export function readSynthesis(stacks: Stacks): World {
  const problems = new Problems();
  const blocks = problems
    .each(Object.entries(stacks), ([stack, document]) => stackBlocks(stack, document))
    .flat();
  problems.refuse();
  const synthesis = new Synthesis(blocks);
  const managed = blocks.filter(({ mode }) => mode === "managed");
  const resources = problems.each(managed, (block) => read(synthesis, block));
  problems.refuse();
  return buildWorld(resources, "code");
}

function stackBlocks(stack: string, document: unknown): Block[] {
  if (!isValues(document)) throw new Unreadable(`${stack}: no stack: an object was expected`);
  const marked = opaqueIn(document);
  if (marked !== undefined)
    throw new Unreadable(
      `${stack}: ⟨${marked}⟩ stands in it, which marks here what isn't known; write it otherwise`,
    );
  const [fault] = faultsOfForm(document);
  if (fault !== undefined) throw new Unreadable(`${stack}: ${fault}`);
  refuseModules(stack, document);
  return blocksOf(stack, document);
}

function read(synthesis: Synthesis, block: Block): Resource {
  const unread = (UNREAD[block.type] ?? []).find((name) => block.raw[name] !== undefined);
  if (unread !== undefined)
    throw new Unreadable(
      `${block.stack}: ${block.address}: ${unread} isn't read here; use the resource that Terraform has for it`,
    );
  return synthesis.resource(block);
}
