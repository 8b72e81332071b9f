import type { Context } from "../../service";
import { ServiceError } from "../../service-error";
import { findProject } from "../codebuild/store";
import { repositoriesOf } from "../codecommit/store";
import { applicationsOf } from "../codedeploy/store";
import { pipelinesOf } from "../codepipeline/store";
import { eventTypesOf } from "./events";

/** What a rule refers to. */
export interface References {
  /** ARN of what sends. */
  readonly Resource: string;
  readonly EventTypeIds: readonly string[];
  readonly Targets: readonly Target[];
}

export interface Target {
  readonly TargetType?: string;
  /** ARN of a topic or a chat client. */
  readonly TargetAddress?: string;
}

/** Whether the resource exists, by the service and the rest of its ARN. */
const EXISTS: Readonly<Record<string, (resource: string, context: Context) => boolean>> = {
  codebuild: (resource, context) => findProject(context, withoutKind(resource, "project/")) !== undefined,
  codecommit: (resource, context) => repositoriesOf(context).has(resource),
  codedeploy: (resource, context) => applicationsOf(context).has(withoutKind(resource, "application:")),
  codepipeline: (resource, context) => pipelinesOf(context).has(resource),
};

/**
 * Resource and topics exist, and the resource sends such events.
 * @throws ServiceError for the first thing that is missing
 */
export async function checkReferences({ Resource, EventTypeIds, Targets }: References, context: Context) {
  const service = serviceOf(Resource);
  const prefix = context.arn(service, "");
  const exists = EXISTS[service];
  if (!exists)
    throw invalid(`${Resource} sends no notifications; ${Object.keys(EXISTS).join(", ")} resources do`);
  if (!Resource.startsWith(prefix) || !exists(Resource.slice(prefix.length), context))
    throw invalid(`The resource ${Resource} does not exist in this account and region`);
  const known = eventTypesOf(service);
  const unknown = EventTypeIds.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw invalid(`Event type ${unknown} is not valid for ${Resource}; it has ${known.join(", ")}`);
  for (const target of Targets) await checkTarget(target, context);
}

/** The service in an ARN: `codepipeline`. */
export function serviceOf(arn: string): string {
  return arn.split(":")[2] ?? "";
}

async function checkTarget({ TargetType, TargetAddress }: Target, { aws }: Context): Promise<void> {
  if (TargetType === undefined || TargetAddress === undefined)
    throw invalid("A target must have a TargetType and a TargetAddress");
  // Chat clients are nowhere in the emulator.
  if (TargetType !== "SNS" || (await aws.hasTopic(TargetAddress))) return;
  throw new ServiceError("ConfigurationException", `The topic ${TargetAddress} does not exist`);
}

function withoutKind(resource: string, kind: string): string {
  return resource.startsWith(kind) ? resource.slice(kind.length) : "";
}

function invalid(message: string): ServiceError {
  return new ServiceError("ValidationException", message);
}
