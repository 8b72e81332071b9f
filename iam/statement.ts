/** A policy statement is data, and says why it is there. */
import type { Items } from "../face/each";

/** Condition operator → condition key → one value or several. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | Items<string>>>>>;

/** Who a statement of a resource or trust policy speaks of. */
export type Principals =
  | "*"
  | { readonly aws: Items<string> }
  | { readonly service: readonly string[] }
  | { readonly federated: readonly string[] };

export interface Statement {
  readonly effect: "Allow" | "Deny";
  /** Letters and digits; unique within its policy. */
  readonly sid: string;
  /** Out of `iam/actions/` where more than one role uses the list. */
  readonly actions: readonly string[];
  /** ARNs; left out in trust policies, whose resource is the role itself. */
  readonly resources?: Items<string>;
  /** Only in resource and trust policies. */
  readonly principals?: Principals;
  readonly when?: Conditions;
  /** The reason, for the reader and the access report. It does not go to AWS. */
  readonly because: string;
}

type StatementProps = Omit<Statement, "effect">;

/** Allows; with `when`, only under these conditions. */
export function allow(props: StatementProps): Statement {
  return checked({ effect: "Allow", ...props });
}

/** Denies, whatever else allows. */
export function deny(props: StatementProps): Statement {
  return checked({ effect: "Deny", ...props });
}

/** Letters, digits, and what Terraform puts in. */
const SID = /^(?:[A-Za-z0-9]|\$\{TfToken\[[^\]]+\]\})+$/;

/** IAM refuses an empty list, and nobody understands a statement without a reason: both are errors of ours. */
function checked(statement: Statement): Statement {
  const { sid, actions, resources, principals, because } = statement;
  if (!SID.test(sid)) throw new Error(`statement "${sid}": a Sid holds letters and digits only`);
  if (because.trim() === "") throw new Error(`statement ${sid}: say why it is there (because)`);
  if (actions.length === 0) throw new Error(`statement ${sid}: no actions`);
  if (resources?.length === 0) throw new Error(`statement ${sid}: no resources; leave the statement out`);
  if (principals && principals !== "*" && Object.values(principals).flat().length === 0) {
    throw new Error(`statement ${sid}: no principals; leave the statement out`);
  }
  return statement;
}
