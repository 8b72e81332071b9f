import type { PipelinePart } from "../../modules/delivery-pipeline/parts";
import type { Projects } from "../projects";
import type { ServiceContext } from "../service-context";

/**
 * A kind of check of the code: actions beside the build that must succeed, none where the service asks for none. The pipeline
 * of pull requests has them too; `prefix` keeps what the two pipelines make apart.
 */
export type CheckMaker = (
  context: ServiceContext,
  projects: Projects,
  prefix: "" | "pr-",
) => readonly PipelinePart[];
