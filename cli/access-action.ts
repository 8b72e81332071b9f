/** The action that `--who` asks about: one that AWS has, and that takes what is asked about. */
import { nearest } from "../config/nearest";
import { typesOf } from "../reports/access/lint/actions";
import { mayName } from "../reports/access/lint/fit";
import { actionNames, actionsLike, services } from "../reports/access/lint/iam-data";
import type { KnownAction } from "../reports/access/lint/reference";
import { Failure } from "../runner/failure";

/**
 * An action in AWS's spelling; policies and people may write it in any case.
 * @throws Failure where there is none, with the one that may be meant
 */
export async function actionNamed(text: string): Promise<KnownAction> {
  const [prefix = "", name = ""] = text.split(":");
  const service = prefix.toLowerCase();
  const names = await actionNames(service);
  if (names.length === 0)
    throw new Failure(`AWS has no service ${prefix}${meant(near(service, await services()))}`);
  const spelt = names.find((other) => other.toLowerCase() === name.toLowerCase());
  const [known] = spelt === undefined ? [] : await actionsLike(`${service}:${spelt}`);
  if (known) return known;
  const like = near(name, names);
  throw new Failure(
    `there is no action ${text}${meant(like === undefined ? undefined : `${service}:${like}`)}`,
  );
}

/**
 * Those of some ARNs that an action takes.
 * @param name what the person called them
 * @throws Failure where it takes none of them, with what it takes
 */
export async function takenBy(
  action: KnownAction,
  arns: readonly [string, ...string[]],
  name: string,
): Promise<readonly string[]> {
  const types = typesOf(action);
  const takes = (arn: string) => types.some((type) => mayName(arn, type));
  const fitting = arns.filter(takes);
  if (fitting.length > 0) return fitting;
  const [arn] = arns;
  if (types.length === 0) throw new Failure(`${action.name} takes no resource: policies allow it on * alone`);
  const whole = arn.slice(0, Math.max(arn.lastIndexOf("/"), 0));
  const other = takes(`${arn}/any`) ? `${name}/…` : takes(whole) ? whole : await actionOn(arn, action.name);
  throw new Failure(
    `${action.name} doesn't take ${arn}${meant(other)}\nIt takes ${types.map(readable).join(", ")}`,
  );
}

/** An action of about the same name that takes a resource. */
async function actionOn(arn: string, action: string): Promise<string | undefined> {
  const [service = "", name = ""] = action.split(":");
  const all = (await actionsLike(`${service}:*`)).filter((known) =>
    typesOf(known).some((type) => mayName(arn, type)),
  );
  const like = near(
    name,
    all.map((known) => known.name.slice(service.length + 1)),
  );
  return like === undefined ? undefined : `${service}:${like}`;
}

/** The nearest of many words: one about as long. */
function near(word: string, all: readonly string[]): string | undefined {
  const [first = ""] = word.toLowerCase();
  const likely = all.filter(
    (other) => other.toLowerCase().startsWith(first) && Math.abs(other.length - word.length) <= 3,
  );
  return nearest(word, likely);
}

function meant(other: string | undefined): string {
  return other === undefined ? "" : `; did you mean ${other}?`;
}

/** `arn:aws:kms:<Region>:<Account>:key/<KeyId>` */
function readable(type: string): string {
  return type.replace("${Partition}", "aws").replaceAll(/\$\{(\w+)\}/g, "<$1>");
}
