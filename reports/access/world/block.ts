/** The blocks of synthesized stacks: resources and lookups, with the account and region that each lies in. */
import { blocksIn, isValues, textsIn, type Values, valuesAt } from "../../values";
import type { Place } from "./place";
import { Unreadable } from "./problem";

/** A resource, or a data source, as it is written. */
export interface Block {
  readonly stack: string;
  readonly mode: "managed" | "data";
  /** `aws_iam_role` */
  readonly type: string;
  readonly name: string;
  /** `aws_iam_role.web_role_948E4049`, with `data.` for a lookup. */
  readonly address: string;
  /** Path of the construct below the stack, `web/deploy/role`; the name where the stack isn't cdktf's. */
  readonly path: string;
  readonly place: Place;
  /** What the provider puts onto everything that takes tags. */
  readonly defaultTags: Values;
  readonly raw: Values;
}

/** Terraform's own arguments, which multiply a block: the reader would see one where there are many. */
const MULTIPLYING = ["count", "for_each"];

/** Terraform modules, which cdktf copies into the stack's folder, by the last part of their source, and why they bear no access. */
const MODULES: Readonly<Record<string, string>> = {
  network: "a VPC, its subnets, gateways and routes",
};

/**
 * Refuses modules that nobody has looked into. What lies in the others is told by `module.ts`, from their files.
 * @throws Unreadable for the first
 */
export function refuseModules(stack: string, document: unknown): void {
  for (const [name, module] of Object.entries(valuesAt(document, "module")))
    refuseUnknown(stack, name, module);
}

/** @throws Unreadable where a stack isn't bound to one account and one region */
export function blocksOf(stack: string, document: unknown): Block[] {
  const places = placesOf(stack, document);
  return (["managed", "data"] as const).flatMap((mode) =>
    Object.entries(valuesAt(document, mode === "managed" ? "resource" : "data")).flatMap(([type, byName]) =>
      Object.entries(valuesAt(byName)).map(([name, raw]) => {
        const address = `${mode === "data" ? "data." : ""}${type}.${name}`;
        if (!isValues(raw)) throw new Unreadable(`${stack}: ${address}: one block was expected`);
        const multiplying = multiplyingIn(raw);
        if (multiplying !== undefined)
          throw new Unreadable(
            `${stack}: ${address}: ${multiplying} isn't unrolled here; write each block out`,
          );
        if (raw.provisioner !== undefined)
          throw new Unreadable(
            `${stack}: ${address}: a provisioner runs a program at the apply, and nobody can tell what that changes`,
          );
        const { place, tags } = places(address, raw.provider);
        return { stack, mode, type, name, address, path: pathOf(raw) ?? name, place, defaultTags: tags, raw };
      }),
    ),
  );
}

interface Provider {
  readonly place: Place;
  readonly tags: Values;
}

/** The account that a stack's guard names, and the region, by the provider that a block asks for. */
function placesOf(stack: string, document: unknown): (address: string, named: unknown) => Provider {
  const providers = blocksIn(valuesAt(document, "provider"), "aws");
  const byName = new Map(
    providers.map((provider) => {
      const accounts = textsIn(provider, "allowed_account_ids");
      const [account] = accounts;
      const { alias, region } = provider;
      if (account === undefined || accounts.length !== 1 || typeof region !== "string")
        throw new Unreadable(
          `${stack}: a provider names ${accounts.length} accounts in allowed_account_ids and ${region} as its region; one of each is needed to tell what lies where`,
        );
      const tags = blocksIn(provider, "default_tags").map((block) => valuesAt(block, "tags"));
      const name = typeof alias === "string" ? `aws.${alias}` : "aws";
      return [name, { place: { account, region }, tags: Object.assign({}, ...tags) as Values }] as const;
    }),
  );
  return (address, named) => {
    const found = byName.get(typeof named === "string" ? named.replace(/^\$\{(.*)\}$/, "$1") : "aws");
    if (found) return found;
    throw new Unreadable(
      `${stack}: ${address}: no provider ${named ?? "aws"}; there are ${[...byName.keys()].join(", ")}`,
    );
  };
}

function refuseUnknown(stack: string, name: string, module: unknown): void {
  const source = String(valuesAt({ module }, "module").source);
  const [folder = ""] = /(?<=^\.\/assets\/[\w-]+\/)[\w-]+$/.exec(source) ?? [];
  if (!Object.hasOwn(MODULES, folder))
    throw new Unreadable(
      `${stack}: module.${name}: what ${source} makes can't be seen from here; read the stack's state or plan instead`,
    );
}

function multiplyingIn(raw: Values): string | undefined {
  const dynamic = JSON.stringify(raw).includes('"dynamic":') ? "dynamic" : undefined;
  return MULTIPLYING.find((argument) => raw[argument] !== undefined) ?? dynamic;
}

/** cdktf notes a construct's path beside its arguments; the first part is the stack's. */
function pathOf(raw: Values): string | undefined {
  const { path } = valuesAt(raw, "//", "metadata");
  return typeof path === "string" && path.includes("/") ? path.slice(path.indexOf("/") + 1) : undefined;
}
