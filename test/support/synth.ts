import { TerraformStack, Testing } from "cdktf";
import { type PrintedStatement, statementsOf } from "./policy";

/** Arguments of a resource, as Terraform JSON has them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A synthesized stack, to be asked about. */
export interface Synthesized {
  readonly json: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Arguments>>>>>>;
  /** Every resource of a type, in the order of their addresses. */
  all(type: string): Arguments[];
  /** The only resource of a type. */
  only(type: string): Arguments;
  /** The only resource of a type whose arguments contain these. */
  where(type: string, part: Arguments): Arguments;
}

/** Synthesizes what `build` puts into a stack. */
export function synthStack(build: (stack: TerraformStack) => void): Synthesized {
  const stack = new TerraformStack(Testing.app(), "test");
  build(stack);
  return ask(JSON.parse(Testing.synth(stack)));
}

/** Questions about the JSON of a stack. */
export function ask(json: Synthesized["json"]): Synthesized {
  const all = (type: string) => Object.values(json.resource?.[type] ?? {});
  const one = (type: string, found: Arguments[]) => {
    const [first, ...others] = found;
    if (!first || others.length > 0) throw new Error(`${found.length} resources ${type}, expected 1`);
    return first;
  };
  const matches = (resource: Arguments, part: Arguments) =>
    Object.entries(part).every(([key, value]) => JSON.stringify(resource[key]) === JSON.stringify(value));
  return {
    json,
    all,
    only: (type) => one(type, all(type)),
    where: (type, part) =>
      one(
        type,
        all(type).filter((resource) => matches(resource, part)),
      ),
  };
}

/** Statements of a resource's policy, by Sid. */
export function policyOf(resource: Arguments, attribute = "policy"): Record<string, PrintedStatement> {
  const statements = statementsOf(String(resource[attribute]));
  return Object.fromEntries(statements.map((statement) => [statement.Sid, statement]));
}
