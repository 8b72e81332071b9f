import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, Testing } from "cdktf";

/** A synthesized block of Terraform JSON. */
export type Block = Readonly<Record<string, unknown>>;

/** A stack in Terraform's JSON syntax, as far as tests read it. */
export interface StackJson {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
}

/** Builds a stack around what is under test and returns what Terraform would read. */
export function synthStack(build: (stack: TerraformStack) => void): StackJson {
  const stack = new TerraformStack(Testing.app(), "under-test");
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  build(stack);
  return JSON.parse(Testing.synth(stack, true));
}

/** Every resource of a type, in the order of their logical ids. */
export function resources(json: StackJson, type: string): Block[] {
  return Object.values(json.resource?.[type] ?? {});
}

/** The one resource of a type whose attributes are these; anything but exactly one is an error that shows what there is. */
export function resource(json: StackJson, type: string, attributes: Block = {}): Block {
  const all = resources(json, type);
  const found = all.filter((block) =>
    Object.entries(attributes).every(
      ([name, value]) => JSON.stringify(block[name]) === JSON.stringify(value),
    ),
  );
  const [only] = found;
  if (only === undefined || found.length > 1) {
    const there = all.map((block) => JSON.stringify(block)).join("\n");
    throw new Error(`${found.length} of ${type} with ${JSON.stringify(attributes)} among:\n${there}`);
  }
  return only;
}

/** Logical id of a resource, as references to it are spelled. */
export function addressOf(json: StackJson, type: string, attributes: Block = {}): string {
  const block = resource(json, type, attributes);
  const [id] = Object.entries(json.resource?.[type] ?? {}).find(([, candidate]) => candidate === block) ?? [];
  return `${type}.${id}`;
}
