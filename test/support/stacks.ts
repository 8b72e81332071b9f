import type { Arguments } from "./synth";

/** A synthesized stack, as far as tests look into it. */
export interface StackJson {
  readonly terraform: {
    readonly backend: { readonly s3: Arguments };
    readonly required_version?: string;
  };
  readonly provider: { readonly aws: readonly Provider[] };
  readonly resource?: ByType;
  readonly data?: ByType;
  readonly module?: Readonly<Record<string, Arguments>>;
  readonly output?: Readonly<Record<string, Output>>;
}

export interface Provider extends Arguments {
  readonly region: string;
  readonly allowed_account_ids: readonly string[];
}

export interface Output {
  readonly description?: string;
  readonly value: unknown;
}

/** Type → logical id → arguments. */
export type ByType = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/** Every stack of a configuration, by its name. */
export type Stacks = Readonly<Record<string, StackJson>>;

/** A resource or data source, and where it is. */
export interface Resource {
  readonly stack: string;
  readonly account: string;
  readonly region: string;
  readonly type: string;
  /** `aws_iam_role.storefront_deploy_role_948E4049`, without `data.` */
  readonly address: string;
  /** Path of the construct below the stack: `storefront/deploy/role`. */
  readonly path: string;
  readonly arguments: Arguments;
}

/** Account and region that a stack's provider is bound to; `named`: one of its others, such as `aws.eu-west-1`. */
export function placeOfStack(
  { provider }: StackJson,
  named: unknown = undefined,
): { account: string; region: string } {
  const [own] = provider.aws;
  const aws = provider.aws.find(({ alias }) => alias !== undefined && `aws.${alias}` === named) ?? own;
  return { account: aws?.allowed_account_ids[0] ?? "", region: aws?.region ?? "" };
}

/** Reads a system once, however many rules ask. */
export function once<View>(read: (stacks: Stacks) => View): (stacks: Stacks) => View {
  const known = new WeakMap<Stacks, { readonly view: View }>();
  return (stacks) => {
    const found = known.get(stacks) ?? { view: read(stacks) };
    known.set(stacks, found);
    return found.view;
  };
}

/** Every managed resource, stack by stack. */
export const resourcesOf = once((stacks): Resource[] =>
  Object.entries(stacks).flatMap(([name, stack]) => listed(name, stack, stack.resource)),
);

/** Every data source, stack by stack. */
export function dataSourcesOf(stacks: Stacks): Resource[] {
  return Object.entries(stacks).flatMap(([name, stack]) => listed(name, stack, stack.data));
}

/** The resources of one type. */
export function resourcesOfType(stacks: Stacks, type: string): Resource[] {
  return resourcesOf(stacks).filter((resource) => resource.type === type);
}

function listed(stack: string, json: StackJson, byType: ByType = {}): Resource[] {
  return Object.entries(byType).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, { "//": comment, ...rest }]) => ({
      stack,
      ...placeOfStack(json, rest.provider),
      type,
      address: `${type}.${id}`,
      path: constructPath(comment) ?? id,
      arguments: rest,
    })),
  );
}

/** cdktf notes a construct's path beside its arguments; the first part is the stack's. */
function constructPath(comment: unknown): string | undefined {
  const path = /"path":"[^/"]+\/([^"]+)"/.exec(JSON.stringify(comment) ?? "");
  return path?.[1];
}

/** The resource of the same stack that a reference such as `${aws_s3_bucket.x.bucket}` names. */
export function referredTo(stacks: Stacks, from: Resource, reference: unknown): Resource | undefined {
  const address = /^\$\{(\w+\.[\w-]+)\.\w+\}$/.exec(String(reference))?.[1];
  return resourcesOf(stacks).find((other) => other.stack === from.stack && other.address === address);
}
