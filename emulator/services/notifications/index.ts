/**
 * Notification rules of the developer tools; nothing is ever sent.
 * https://docs.aws.amazon.com/codestar-notifications/latest/APIReference/Welcome.html
 */
import { randomBytes } from "node:crypto";
import type { Context, Operation, Service } from "../../service";
import { ServiceError } from "../../service-error";
import { forgetTags, setTags, type Tags, tagMap, tagOperations, tagsOf } from "../tags";
import { eventTypeSummary } from "./events";
import { checkReferences, type References, serviceOf } from "./references";

interface NotificationRule extends References {
  readonly Arn: string;
  readonly Name: string;
  readonly DetailType: string;
  readonly Status: string;
  /** Epoch seconds. */
  readonly CreatedTimestamp: number;
  readonly LastModifiedTimestamp: number;
}

interface CreateInput extends Pick<NotificationRule, "Name" | "DetailType" | keyof References> {
  readonly Status?: string;
  readonly Tags?: Tags;
}

interface ByArn {
  readonly Arn: string;
}

type UpdateInput = ByArn & Partial<Omit<NotificationRule, "Arn" | "Resource">>;

const create: Operation<CreateInput> = async ({ Tags = {}, Status = "ENABLED", ...input }, context) => {
  await checkReferences(input, context);
  refuseTaken(input.Name, context);
  const Arn = context.arn("codestar-notifications", `notificationrule/${randomBytes(20).toString("hex")}`);
  const now = Date.now() / 1000;
  rulesOf(context).set(Arn, { ...input, Arn, Status, CreatedTimestamp: now, LastModifiedTimestamp: now });
  setTags(context, Arn, Tags);
  return { Arn };
};

/** What is not given stays as it is. */
const update: Operation<UpdateInput> = async (input, context) => {
  const rule = { ...ruleOf(input.Arn, context), ...input };
  await checkReferences(rule, context);
  refuseTaken(rule.Name, context, rule.Arn);
  rulesOf(context).set(rule.Arn, { ...rule, LastModifiedTimestamp: Date.now() / 1000 });
  return {};
};

const describe: Operation<ByArn> = ({ Arn }, context) => {
  const { EventTypeIds, Targets, ...rule } = ruleOf(Arn, context);
  return {
    ...rule,
    EventTypes: EventTypeIds.map((id) => eventTypeSummary(serviceOf(rule.Resource), id)),
    Targets: Targets.map((target) => ({ ...target, TargetStatus: "ACTIVE" })),
    CreatedBy: `arn:aws:iam::${context.accountId}:root`,
    Tags: tagsOf(context, Arn),
  };
};

/** A rule that isn't there is no error, as at AWS. */
const remove: Operation<ByArn> = ({ Arn }, context) => {
  rulesOf(context).delete(Arn);
  forgetTags(context, Arn);
  return { Arn };
};

const list: Operation<object> = (_input, context) => ({
  NotificationRules: [...rulesOf(context).keys()].map((Arn) => ({
    Id: Arn.slice(Arn.indexOf("/") + 1),
    Arn,
  })),
});

interface DeleteTargetInput {
  readonly TargetAddress: string;
  readonly ForceUnsubscribeAll?: boolean;
}

/** Targets come with the rules that name them, and are deleted by themselves. */
const deleteTarget: Operation<DeleteTargetInput> = ({ TargetAddress, ForceUnsubscribeAll }, context) => {
  for (const rule of rulesOf(context).values()) {
    const Targets = rule.Targets.filter((target) => target.TargetAddress !== TargetAddress);
    if (Targets.length === rule.Targets.length) continue;
    if (!ForceUnsubscribeAll)
      throw new ServiceError(
        "ValidationException",
        "The target cannot be deleted because it is subscribed to one or more notification rules.",
      );
    rulesOf(context).set(rule.Arn, { ...rule, Targets });
  }
  return {};
};

const tagging = tagOperations({
  arn: "Arn",
  tags: "Tags",
  keys: "TagKeys",
  form: tagMap,
  find: (arn, context) => ruleOf(arn, context),
});

export const notifications: Service = {
  model: "codestar-notifications",
  operations: {
    CreateNotificationRule: create,
    UpdateNotificationRule: update,
    DescribeNotificationRule: describe,
    DeleteNotificationRule: remove,
    ListNotificationRules: list,
    DeleteTarget: deleteTarget,
    ...tagging,
    TagResource: (input: ByArn, context: Context) => {
      tagging.TagResource({ ...input }, context);
      return { Tags: tagsOf(context, input.Arn) };
    },
  },
};

/** Rules, by ARN. */
function rulesOf(context: Context): Map<string, NotificationRule> {
  return context.collection("notification rules");
}

function ruleOf(arn: string, context: Context): NotificationRule {
  const found = rulesOf(context).get(arn);
  if (found) return found;
  throw new ServiceError("ResourceNotFoundException", `The notification rule ${arn} does not exist`);
}

/** Names are unique in the account. */
function refuseTaken(name: string, context: Context, except?: string): void {
  const taken = [...rulesOf(context).values()].some(({ Name, Arn }) => Name === name && Arn !== except);
  if (taken)
    throw new ServiceError(
      "ResourceAlreadyExistsException",
      `A notification rule with the name ${name} already exists in account ${context.accountId}`,
    );
}
