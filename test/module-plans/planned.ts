import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { AWS_PROVIDER_VERSIONS, TERRAFORM_VERSIONS } from "../../face/versions";
import { type PlanResult, planStack } from "../../runner/plan";
import { withSession } from "../../runner/session";
import type { PlanFile } from "../support/plan";
import type { ByType } from "../support/stacks";
import type { Variants } from "./facts";

/** Modules, each with its variants. */
type Modules = Readonly<Record<string, Variants>>;

/** A stack of modules, synthesized. */
export interface ModuleStack {
  readonly name: string;
  readonly directory: string;
  readonly resource: ByType;
  /** Names of the classes of its constructs. */
  readonly classes: readonly string[];
}

/** Synthesizes every group of modules into a stack; ids are `<module>/<variant>/…`. */
export function synthesizeModules(groups: Readonly<Record<string, Modules>>, outdir: string): ModuleStack[] {
  const app = new App({ outdir });
  const stacks = Object.entries(groups).map(([name, modules]) => ({
    name,
    stack: stackOf(app, name, modules),
  }));
  app.synth();
  return stacks.map(({ name, stack }) => {
    const directory = join(outdir, "stacks", name);
    const { resource } = JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8"));
    const classes = stack.node.findAll().flatMap((construct) => classesOf(construct));
    return { name, directory, resource, classes };
  });
}

/** A class and those it extends: what is only ever extended is planned too. */
function classesOf(value: object): string[] {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null ? [] : [prototype.constructor.name, ...classesOf(prototype)];
}

function stackOf(app: App, name: string, modules: Modules): TerraformStack {
  const stack = new TerraformStack(app, name);
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  stack.addOverride("terraform.required_version", TERRAFORM_VERSIONS);
  stack.addOverride("terraform.required_providers.aws.version", AWS_PROVIDER_VERSIONS);
  for (const [module, variants] of Object.entries(modules)) {
    const folder = new Construct(stack, module);
    for (const [variant, put] of Object.entries(variants)) put(new Construct(folder, variant));
  }
  return stack;
}

/** Plans the stacks side by side, as `slipway plan --offline` does; in the order of the stacks. */
export function planOffline(stacks: readonly ModuleStack[]): Promise<PlanResult[]> {
  return withSession({ offline: true }, (session) =>
    Promise.all(stacks.map((stack) => planStack(session, stack, { json: true }))),
  );
}

/** An attribute that `iam/printer.ts` printed. */
export interface Printed {
  readonly stack: string;
  readonly address: string;
  /** `${jsonencode(…)}`, as the stack holds it. */
  readonly text: string;
  /** What the JSON that Terraform made of it says; absent when it can't be known before apply. */
  readonly planned?: unknown;
}

/** Every printed attribute of a stack, with what its plan makes of it. */
export function printedIn({ name: stack, resource }: ModuleStack, plan: PlanFile): Printed[] {
  const after = new Map(plan.resource_changes.map(({ address, change }) => [address, change.after]));
  return Object.entries(resource).flatMap(([type, byId]) =>
    Object.entries(byId).flatMap(([id, attributes]) => {
      const address = `${type}.${id}`;
      return Object.entries(attributes)
        .filter(([, value]) => String(value).startsWith("${jsonencode("))
        .map(([name, text]) => ({
          stack,
          address,
          text: String(text),
          ...parsed(after.get(address)?.[name]),
        }));
    }),
  );
}

function parsed(json: unknown): Pick<Printed, "planned"> {
  return typeof json === "string" ? { planned: JSON.parse(json) } : {};
}

/** The plan of a stack, as Terraform shows it. */
export function planOf(results: readonly PlanResult[], { name }: ModuleStack): PlanFile {
  const result = results.find(({ stack }) => stack === name);
  if (!result?.ok || result.json === undefined)
    throw new Error(`${name} was not planned: its own test says why`);
  return JSON.parse(result.json);
}
