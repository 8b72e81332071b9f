/**
 * Connections to source providers and their hosts, under both of the service's names: what is made under one is
 * found under the other, as at AWS. https://docs.aws.amazon.com/codeconnections/latest/APIReference/
 */
import type { Service } from "../../service";
import { connectionOperations } from "./connection";
import { hostOperations } from "./host";
import { tagging } from "./tags";

export const codestarConnections: Service = connections("codestar-connections");
export const codeconnections: Service = connections("codeconnections");

function connections(prefix: "codestar-connections" | "codeconnections"): Service {
  return {
    model: prefix,
    operations: { ...connectionOperations(prefix), ...hostOperations(prefix), ...tagging },
  };
}
