/** Plans in Terraform's JSON format, in short. */
import { type PlanJson, readPlan } from "../../../../runner/recover/instance";

/** A resource instance that a plan makes. */
export interface Planned {
  /** `aws_subnet.public["a"]`, behind `module.network.` in the module. */
  readonly address: string;
  /** Arguments that are known. */
  readonly known?: Readonly<Record<string, unknown>>;
  /** Arguments that are unknown, and what Terraform says they refer to. */
  readonly unknown?: Readonly<Record<string, readonly string[]>>;
  /** What its `for_each` refers to. */
  readonly forEach?: readonly string[];
  /** Default: create. */
  readonly actions?: readonly string[];
  /** Region of a provider beside the stack's own, which is called as the region. */
  readonly region?: string;
}

/** What the network module's outputs refer to. */
export const OUTPUTS: Readonly<Record<string, readonly string[]>> = {
  vpc_id: ["aws_vpc.main.id", "aws_vpc.main"],
  subnet_ids: ["var.zones", "aws_subnet.public"],
};

const ADDRESS = /^(?:(module\.network)\.)?([^.]+)\.([^[]+)(?:\["(.+)"\])?$/;

/** A plan of these instances; in `module.network`, and outside. */
export function planOf(...planned: readonly Planned[]): PlanJson {
  const parts = planned.map((each) => {
    const [, module, type = "", name = "", key] = ADDRESS.exec(each.address) ?? [];
    return { ...each, module, type, name, key };
  });
  const blocks = (module: string | undefined) =>
    parts
      .filter((each) => each.module === module)
      .map(({ type, name, known = {}, unknown = {}, forEach, region }) => ({
        address: `${type}.${name}`,
        mode: "managed",
        type,
        name,
        provider_config_key: region === undefined ? "aws" : `aws.${region}`,
        expressions: {
          ...Object.fromEntries(
            Object.entries(known).map(([key, value]) => [key, { constant_value: value }]),
          ),
          ...Object.fromEntries(Object.entries(unknown).map(([key, references]) => [key, { references }])),
        },
        ...(forEach && { for_each_expression: { references: forEach } }),
      }));
  const outputs = Object.entries(OUTPUTS).map(([name, references]) => [name, { expression: { references } }]);
  return readPlan(
    JSON.stringify({
      resource_changes: parts.map(({ address, module, type, name, key, known, unknown = {}, actions }) => ({
        address,
        ...(module && { module_address: module }),
        mode: "managed",
        type,
        name,
        ...(key !== undefined && { index: key }),
        change: {
          actions: actions ?? ["create"],
          after: { ...known },
          after_unknown: Object.fromEntries(
            [...(known && "id" in known ? [] : ["id"]), ...Object.keys(unknown)].map((argument) => [
              argument,
              true,
            ]),
          ),
        },
      })),
      configuration: {
        provider_config: Object.fromEntries([
          ["aws", { expressions: { region: { constant_value: "us-east-1" } } }],
          ...planned.flatMap(({ region }) =>
            region === undefined
              ? []
              : [[`aws.${region}`, { expressions: { region: { constant_value: region } } }]],
          ),
        ]),
        root_module: {
          resources: blocks(undefined),
          module_calls: {
            network: {
              module: { resources: blocks("module.network"), outputs: Object.fromEntries(outputs) },
            },
          },
        },
      },
    }),
  );
}
