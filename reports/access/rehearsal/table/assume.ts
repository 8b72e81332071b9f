/** How services and roles become roles. */
import type { CallContext, Step } from "../call";
import { accountIn } from "../scene";
import { SOURCES } from "../sources";

/** A service takes a role for a resource of an account. */
export interface Taking {
  readonly service: string;
  readonly role: string;
  /** ARN that it works for. */
  readonly sourceArn: string;
}

const asService = ({ service }: Taking) => ({ service });
const theRole = ({ role }: Taking) => [role];
const withSource = ({ role, sourceArn }: Taking): CallContext => ({
  values: { "aws:SourceAccount": accountIn(role), "aws:SourceArn": sourceArn },
});

/**
 * A service that says for what it works.
 * @param unsettled what its page leaves open
 */
export function takesWithSource(name: string, source: string, unsettled?: string): Step<Taking> {
  const context = (scene: Taking) => [withSource(scene)];
  const open = unsettled === undefined ? {} : { unsettled };
  return {
    name,
    caller: asService,
    rows: [{ actions: ["sts:AssumeRole"], on: theRole, context, source, ...open }],
  };
}

/** A service of which no page says whether it names its source: it must be let in either way. */
export function takesEitherWay(name: string, source: string): Step<Taking> {
  const unsettled = "No page says whether the service names its source: allowed with and without.";
  const context = (scene: Taking) => [withSource(scene), {}];
  return {
    name,
    caller: asService,
    rows: [{ actions: ["sts:AssumeRole"], on: theRole, context, source, unsettled }],
  };
}

/** A service that names no source. */
export function takesSilently(name: string, source: string): Step<Taking> {
  return { name, caller: asService, rows: [{ actions: ["sts:AssumeRole"], on: theRole, source }] };
}

/** A role becomes another. */
export const BECOME: Step<{ readonly from: string; readonly to: string }> = {
  name: "becomes the role of the other account",
  caller: ({ from }) => ({ role: from }),
  rows: [{ actions: ["sts:AssumeRole"], on: ({ to }) => [to], source: SOURCES.stsAssumeRole }],
};
