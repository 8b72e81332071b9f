import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";

/** An output of a service, called `<service>_<name>` in its stack. */
export function serviceOutput(
  scope: Construct,
  service: string,
  output: { readonly name: string; readonly description: string; readonly value: string | object },
): void {
  const { name, description, value } = output;
  new TerraformOutput(scope, `output-${name}`, { description, value }).overrideLogicalId(
    `${service}_${name}`.replaceAll("-", "_"),
  );
}
