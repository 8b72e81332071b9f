import type { Config, Service } from "../config/config";
import type { ToolsFoundation } from "./tools-shared";

/** What a service's part of the tools account is made of. */
export interface ServiceProps {
  readonly config: Config;
  readonly service: Service;
  readonly foundation: ToolsFoundation;
}
