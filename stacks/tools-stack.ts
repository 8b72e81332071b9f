import type { Construct } from "constructs";
import type { Config } from "../config/config";
import { INFRASTRUCTURE } from "../config/infrastructure";
import type { StackPlan } from "../config/layout";
import { AccountStack } from "./account-stack";
import { InfrastructurePipeline } from "./infrastructure-pipeline";
import { ToolsLookup } from "./tools-lookup";
import { ToolsService } from "./tools-service";
import { ToolsShared } from "./tools-shared";

/** The tools account, or a service's part of it: artifacts, images, builds, pipelines. */
export class ToolsStack extends AccountStack {
  constructor(scope: Construct, config: Config, plan: StackPlan) {
    super(scope, config, plan);
    const foundation = plan.shared
      ? new ToolsShared(this, "shared", config)
      : new ToolsLookup(this, "lookup", config, plan.services);
    const { infrastructure } = config;
    if (plan.shared && infrastructure?.runner === "codepipeline")
      new InfrastructurePipeline(foundation, INFRASTRUCTURE, {
        config,
        service: infrastructure.service,
        foundation,
        infrastructure,
      });
    for (const service of plan.services) {
      new ToolsService(this, service.name, { config, service, foundation });
    }
  }
}
