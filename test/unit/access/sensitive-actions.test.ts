/** The table of sensitive actions has all that AWS's reference knows, or a person has said why not. */
import { SENSITIVE } from "../../../reports/access/adversaries/sensitive";
import { stranger } from "../../../reports/access/adversaries/stranger";
import { mayName } from "../../../reports/access/lint/fit";
import { REFERENCE } from "../../../reports/access/lint/iam-data";
import { ARNS } from "../../../reports/access/world/arns";
import { ELSEWHERE, HARMLESS, UNMADE } from "../../support/harmless/harmless";
import { actionsOf, type JudgedAction, lackedBy, unmadeFor } from "../../support/judged-actions";

const PLACE = { account: "111111111111", region: "us-east-1" };
const ALL = [...SENSITIVE.values()].flat().map(({ action }) => action);
const SERVICES = [...new Set(ALL.map((action) => action.slice(0, action.indexOf(":"))))].sort();

/** All actions of the table's services that the table lacks somewhere. */
async function lacked(): Promise<JudgedAction[]> {
  const all = await Promise.all(SERVICES.filter((name) => ELSEWHERE[name] === undefined).map(actionsOf));
  return all.flat().filter((action) => lackedBy(action).length > 0);
}

function inWords(action: JudgedAction): string {
  return `${action.name} at ${lackedBy(action).join(", ")}`;
}

function isExcused(action: JudgedAction): boolean {
  return unmadeFor(action).length > 0 || HARMLESS.has(action.name);
}

/** Names and settings, unless the table has them. */
const TELLS_SETTINGS = /:(List|Describe)[A-Z]/;

test("every change of what stacks make is in the table, or a person has said why not", async () => {
  const changes = (await lacked()).filter(({ reads }) => !reads);
  expect(changes.length).toBeGreaterThan(100);
  expect(changes.filter((action) => !isExcused(action)).map(inWords)).toEqual([]);
});

test("whatever reveals more than settings is in the table, or a person has said why not", async () => {
  const reads = (await lacked()).filter(({ name, reads }) => reads && !TELLS_SETTINGS.test(name));
  expect(reads.length).toBeGreaterThan(100);
  expect(reads.filter((action) => !isExcused(action)).map(inWords)).toEqual([]);
});

test("everything that a person has excused is there to be excused, and once", async () => {
  const left = (await lacked()).filter(({ reads, name }) => !reads || !TELLS_SETTINGS.test(name));
  const ofUnmade = left.filter((action) => unmadeFor(action).length > 0);
  const types = new Set(ofUnmade.flatMap(unmadeFor));
  expect([...UNMADE].filter((type) => !types.has(type))).toEqual([]);
  expect(ofUnmade.map(({ name }) => name).filter((name) => HARMLESS.has(name))).toEqual([]);
  const names = new Set(left.map(({ name }) => name));
  const elsewhere = (name: string) => !SERVICES.includes(name.slice(0, name.indexOf(":")));
  expect([...HARMLESS].filter((name) => !names.has(name) && !elsewhere(name))).toEqual([]);
});

test("no action stands twice at a kind of the table", () => {
  const twice = [...SENSITIVE].flatMap(([kind, all]) => {
    const names = all.map(({ action }) => action);
    return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${kind}: ${name}`);
  });
  expect(twice).toEqual([]);
});

/** Parts of ARNs that no type needs. */
const NOWHERE = {
  place: PLACE,
  text: () => "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/any/1",
  optional: () => undefined,
  invented: "1",
};

test("every service of which stacks make something is in the table", () => {
  const made = Object.values(ARNS).map((arnOf) => arnOf(NOWHERE).split(":")[2] ?? "");
  expect([...new Set(made)].filter((service) => !SERVICES.includes(service))).toEqual([]);
});

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
  {
    what: /^aws_lambda_function: lambda:(Put|Delete)ProvisionedConcurrencyConfig/,
    because: "of versions and aliases, which are of the function's kind",
  },
  {
    what: /^aws_lb(_listener|_listener_rule|_target_group)?: elasticloadbalancing:(AddTags|RemoveTags|\w+LoadBalancer(Attributes)?):/,
    because: "what both generations of load balancers have stands at the elder's type",
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
});
