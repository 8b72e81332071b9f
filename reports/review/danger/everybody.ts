/** What everybody may do, without a condition. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
import { textFor, type Values } from "../../values";
import { isCovered } from "../access/coverage";
import { type Statement, statementOf } from "../access/statement";
import { statementWords } from "../access/words";
import { code } from "../code";
import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { isFields, isTree } from "../plan/values";

/** Policies that limit what others give: they name everybody. */
const LIMITING = ["aws_vpc_endpoint", "aws_vpc_endpoint_policy", "aws_organizations_policy"];

/** Google's names of everybody, and of everybody who has an account. */
const EVERYBODY = ["allUsers", "allAuthenticatedUsers"];

/** What everybody may do now, and couldn't before. */
export function publicAccess(changes: readonly Change[]): Finding[] {
  return changes
    .filter(({ action, type }) => !["keep", "read", "forget"].includes(action) && !LIMITING.includes(type))
    .flatMap((change): Finding[] => {
      const { stack, address } = change;
      const details = [...byStatements(change), ...byGrants(change)];
      if (details.length === 0) return [];
      return [{ kind: "exposed", stack, address, text: "everybody may use it", details }];
    });
}

function byStatements({ before, after }: Change): string[] {
  const were = statementsIn(before).filter(isOpen);
  const opened = statementsIn(after).filter((one) => isOpen(one) && !isCovered(one, were));
  return opened.map(statementWords);
}

function statementsIn(value: unknown): Statement[] {
  if (!isTree(value)) return [];
  if (isFields(value) && value.Statement !== undefined)
    return [value.Statement].flat().filter(isFields).map(statementOf);
  return Object.values(value).flatMap(statementsIn);
}

function isOpen({ isDeny, principal, conditions }: Statement): boolean {
  const isEverybody = principal.isNegated || principal.texts.includes("*");
  return !isDeny && isEverybody && conditions.size === 0;
}

function byGrants({ type, before, after }: Change): string[] {
  const were = grantsIn(type, before);
  return grantsIn(type, after).filter((one) => !were.includes(one));
}

function grantsIn(type: string, values: unknown): string[] {
  if (!isFields(values)) return [];
  if (type === "aws_lambda_permission")
    return isOpenPermission(values) ? [`everybody may ${code(textFor(values.action))}`] : [];
  if (!/^google_\w+_iam_(?:member|binding)$/.test(type)) return [];
  const members = [values.member ?? [], values.members ?? []].flat().map(textFor);
  return members
    .filter((one) => EVERYBODY.includes(one))
    .map((one) => `${code(one)} has ${code(textFor(values.role))}`);
}

const LIMITS = ["source_arn", "source_account", "principal_org_id", "event_source_token"];

/** A function's address that asks who calls lets in who may. */
function isOpenPermission(values: Values): boolean {
  const isLimited = LIMITS.some((name) => values[name] !== undefined);
  return values.principal === "*" && !isLimited && values.function_url_auth_type !== "AWS_IAM";
}
