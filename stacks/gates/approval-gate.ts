import type { Delivery } from "../../config/contract";
import { approvalTopicName, serviceNames, toolsNames } from "../../config/names";
import { placeOf } from "../../config/place";
import { approval } from "../../modules/approval/approval";
import type { PipelinePart } from "../../modules/delivery-pipeline/parts";
import { executionUrl } from "../console";
import type { ServiceContext } from "../service-context";

/** A person's yes, who wants to see what the checks of the environment before this one found. */
export function approvalGate(
  { config, service, source }: ServiceContext,
  { environment }: Delivery,
  former: Delivery | undefined,
): PipelinePart[] {
  const asked = environment.approval;
  if (!asked) return [];
  const message = [
    `Release ${service.name} ${source.revision} to ${environment.name}?`,
    former && checksIn(former),
    asked.message,
  ];
  return [
    approval({
      place: placeOf(config.tools),
      topic: approvalTopicName(config, environment.name),
      keyAlias: toolsNames(config, config.tools).approvalKeyAlias,
      message: message.filter((sentence) => sentence !== undefined).join(" "),
      link: asked.link ?? executionUrl(config.tools.region, serviceNames(config, service.name).pipeline),
      timeoutMinutes: asked.timeoutMinutes,
    }),
  ];
}

/** More names than this are counted: the message has room for 1,000 characters. */
const NAMED_CHECKS = 5;

function checksIn({ environment, release: { verify } }: Delivery): string | undefined {
  if (verify.length === 0) return undefined;
  const names = verify.map(({ name }) => name).join(", ");
  const which = verify.length > NAMED_CHECKS ? `${verify.length}` : names;
  return `Checks in ${environment.name}: ${which}.`;
}
