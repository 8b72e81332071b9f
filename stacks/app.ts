import { App } from "cdktf";
import type { Config } from "../config/config";
import { layoutOf, type StackPlan } from "../config/layout";
import { BootstrapStack } from "./bootstrap-stack";
import { withoutTokenTraces } from "./token-traces";
import { ToolsStack } from "./tools-stack";
import { WorkloadStack } from "./workload-stack";

const STACKS = { bootstrap: BootstrapStack, tools: ToolsStack, workload: WorkloadStack } as const;

export interface AppOptions {
  /** Folder that synthesis writes to. Default: what the cdktf CLI asks for, else `cdktf.out`. */
  readonly outdir?: string;
}

/** Every stack of a configuration, ready to be synthesized. */
export function buildApp(config: Config, options: AppOptions = {}): App {
  const app = new App(options);
  withoutTokenTraces(() => {
    for (const plan of layoutOf(config)) makeStack(app, config, plan);
  });
  return app;
}

function makeStack(app: App, config: Config, plan: StackPlan): void {
  new STACKS[plan.kind](app, config, plan);
}
