import type { Config } from "../../config/config";
import { layoutOf } from "../../config/layout";
import { type Tour, tourOf } from "../../reports/tour";
import { exampleConfig, synthesizeExample } from "./examples";

/** The tour of an example as it is synthesized. */
export function tourOfExample(example: string, layout?: Config["layout"]): Tour {
  const overrides = layout === undefined ? {} : { layout };
  const config = exampleConfig(example, overrides);
  const stacks = synthesizeExample(example, overrides);
  return tourOf(
    [config.tools, ...config.environments].map(({ name, id }) => ({
      name,
      id,
      documents: layoutOf(config)
        .filter(({ account }) => account.name === name)
        .map((plan) => stacks[plan.name]),
    })),
  );
}
