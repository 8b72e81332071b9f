/** Where a construct becomes a module: a stack with a variable for each input. */
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import {
  App,
  TerraformElement,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
} from "cdktf";
import { Construct, type Node } from "constructs";
import { type Given, type Inputs, literals, references } from "../face/input";
import type { Module, Output } from "../face/module";
import { snakeCase } from "../face/names";
import { hearingOfPolicies } from "../iam/printer";
import type { Statement } from "../iam/statement";

/** A module's construct, made of variables. */
export interface Hosted {
  readonly stack: TerraformStack;
  /** By their names in TypeScript. */
  readonly outputs: Readonly<Record<string, Output>>;
  /** Statements by the text that they were printed as. */
  readonly policies: ReadonlyMap<string, readonly Statement[]>;
}

/** The construct, told everything by variables. */
export function hostModule(module: Module): Hosted {
  const stack = new ModuleStack(new App(), module);
  const variables = new Construct(stack, "variables");
  for (const name of Object.keys(module.inputs)) new TerraformVariable(variables, snakeCase(name), {});
  return host(
    stack,
    module,
    references(module.inputs, (name) => `var.${snakeCase(name)}`),
  );
}

/** The construct, told everything by literals: as a stack of Slipway's tells it. */
export function hostLiterals(module: Module, values: Readonly<Record<string, unknown>>): Hosted {
  return host(new LiteralStack(new App(), module), module, literals(module.inputs, values));
}

function host(stack: TerraformStack, module: Module, given: Given<Inputs>): Hosted {
  const policies = new Map<string, readonly Statement[]>();
  const made = hearingOfPolicies(
    (printed, statements) => policies.set(printed, statements),
    () => module.build(stack, given),
  );
  const outputs = module.outputs(made);
  const scope = new Construct(stack, "outputs");
  for (const [name, { value }] of Object.entries(outputs))
    new TerraformOutput(scope, snakeCase(name), { value });
  return { stack, outputs, policies };
}

/** Names resources as a person would: `this`, or by the module's labels. */
class ModuleStack extends TerraformStack {
  constructor(
    app: App,
    private readonly module: Module,
  ) {
    super(app, module.name);
    new AwsProvider(this, "aws", {});
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    const [, top = "", ...rest] = node.path.split("/");
    const isOwn = top === "variables" || top === "outputs";
    return isOwn ? rest.join("_") : labelOf(rest.join("/"), this.module.labels ?? {});
  }
}

/** What a module repeats by `for_each` stands here several times: `this`, `this__2` and so on. */
class LiteralStack extends ModuleStack {
  readonly #seen = new Map<string, number>();

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const label = super.allocateLogicalId(element);
    const type = element instanceof TerraformResource ? element.terraformResourceType : "";
    const count = (this.#seen.get(`${type}.${label}`) ?? 0) + 1;
    this.#seen.set(`${type}.${label}`, count);
    return count === 1 ? label : `${label}__${count}`;
  }
}

/** By the longest path that has a label. */
function labelOf(path: string, labels: Readonly<Record<string, string>>): string {
  const fitting = Object.keys(labels).filter((start) => path === start || path.startsWith(`${start}/`));
  const longest = fitting.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? "this" : (labels[longest] ?? "this");
}
