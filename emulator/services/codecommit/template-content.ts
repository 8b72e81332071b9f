import { isObject, type JsonObject } from "../../json";
import { ServiceError } from "../../service-error";

const VERSION = "2018-11-08";

/**
 * Checks the JSON of an approval rule template.
 * https://docs.aws.amazon.com/codecommit/latest/userguide/how-to-create-template.html
 * @throws ServiceError with everything that is wrong
 */
export function checkTemplateContent(content: string): void {
  const problems = contentProblems(parsed(content));
  if (problems.length === 0) return;
  throw new ServiceError(
    "InvalidApprovalRuleTemplateContentException",
    `The content of the approval rule template is not valid: ${problems.join("; ")}`,
  );
}

function contentProblems(content: unknown): string[] {
  if (!isObject(content)) return ["it must be a JSON object"];
  const { Version, DestinationReferences = [], Statements } = content;
  return [
    ...unknownMembers("it", content, ["Version", "DestinationReferences", "Statements"]),
    ...(Version === VERSION ? [] : [`Version must be "${VERSION}"`]),
    ...(isTextList(DestinationReferences) &&
    DestinationReferences.every((each) => each.startsWith("refs/heads/"))
      ? []
      : ["DestinationReferences must be a list of refs/heads/<branch>"]),
    ...(Array.isArray(Statements) && Statements.length > 0
      ? Statements.flatMap(statementProblems)
      : ["Statements must be a list of at least one"]),
  ];
}

function statementProblems(statement: unknown, index: number): string[] {
  const place = `Statements[${index}]`;
  if (!isObject(statement)) return [`${place} must be an object`];
  const { Type, NumberOfApprovalsNeeded: needed, ApprovalPoolMembers: pool = [] } = statement;
  return [
    ...unknownMembers(place, statement, ["Type", "NumberOfApprovalsNeeded", "ApprovalPoolMembers"]),
    ...(Type === "Approvers" ? [] : [`${place}.Type must be "Approvers"`]),
    ...(typeof needed === "number" && Number.isInteger(needed) && needed > 0
      ? []
      : [`${place}.NumberOfApprovalsNeeded must be a positive whole number`]),
    ...(isTextList(pool)
      ? []
      : [`${place}.ApprovalPoolMembers must be a list of ARNs or CodeCommitApprovers:…`]),
  ];
}

function unknownMembers(place: string, value: JsonObject, known: readonly string[]): string[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => `${place} can't have ${name}`);
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
