/** What can be shown without moto, or without Terraform. */
import { availableParallelism } from "node:os";
import type { Config } from "../../config/config";
import { tourOf } from "../../reports/tour";
import { openStack } from "../../runner/open-stack";
import { planIn } from "../../runner/plan";
import { withSession } from "../../runner/session";
import { readStack } from "../../runner/workspace";
import { colorsFor, count, print, tell } from "../output";
import { inOrder } from "./in-order";
import { allDone, type Screen } from "./screen";
import type { SecondPlan } from "./second-plan";
import { accountsOf, type DemoStack } from "./stacks";
import { tourText } from "./tour-text";

/** Plans every stack offline and shows what Terraform would make. */
export async function plannedRun(
  config: Config,
  stacks: readonly DemoStack[],
  terraform: string | undefined,
  screen: Screen,
): Promise<void> {
  screen.step(
    "Plan every stack, offline",
    "By the real Terraform and AWS provider, as if nothing existed yet.",
    "AWS is asked nothing.",
  );
  const plans = await withSession({ offline: true, terraform }, async (session) =>
    allDone(
      await inOrder<SecondPlan>(
        stacks,
        () => [],
        async (stack, onProgress) => {
          onProgress("init");
          const opened = await openStack(session, stack);
          return opened.ok ? planIn(session, opened, { json: true, onProgress }) : opened;
        },
        ({ name }, result) => `${name}: ${count(result.ok ? result.changes.add : 0, "resource")} to make`,
        availableParallelism(),
      ),
    ),
  );
  const documents = new Map(plans.map(({ stack, json }) => [stack, JSON.parse(json ?? "{}") as unknown]));
  screen.step("Look around", "Read from the plans: this is what would stand where.");
  show(config, stacks, (stack) => documents.get(stack.name));
}

/** Shows what the synthesized stacks hold. */
export function synthesizedRun(config: Config, stacks: readonly DemoStack[], screen: Screen): void {
  screen.step("Look around", "Read from the synthesized stacks: this is what would stand where.");
  show(config, stacks, ({ directory }) => readStack(directory));
}

function show(config: Config, stacks: readonly DemoStack[], documentOf: (stack: DemoStack) => unknown): void {
  const accounts = accountsOf(config).map(({ name, id }) => ({
    name,
    id,
    documents: stacks.filter(({ account }) => account.name === name).map(documentOf),
  }));
  tell("");
  print(tourText(tourOf(accounts), colorsFor(process.stdout)));
}
