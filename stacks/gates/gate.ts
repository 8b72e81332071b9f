import type { Delivery } from "../../config/contract";
import type { PipelinePart } from "../../modules/delivery-pipeline/parts";
import type { ServiceContext } from "../service-context";

/**
 * What a release passes before it goes to an environment: actions that must succeed, none where the environment asks for
 * none. `former` is the delivery to the environment before it.
 */
export type Gate = (
  context: ServiceContext,
  delivery: Delivery,
  former: Delivery | undefined,
) => readonly PipelinePart[];
