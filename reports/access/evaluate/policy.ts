/** A policy document, compiled once and asked often. */
import { PolicyError } from "./policy-error";
import { type PolicyKind, type Statement, statementOf } from "./statement";

export interface Policy {
  /** What a person finds it by. */
  readonly name: string;
  /** The account it hangs in; left out: whose it doesn't matter. */
  readonly account?: string;
  readonly kind: PolicyKind;
  readonly statements: readonly Statement[];
  /** Statements that take an action, in small letters. */
  about(action: string): Statements;
}

/** Statements of one action by what they do. */
export interface Statements {
  readonly allows: readonly Statement[];
  readonly denies: readonly Statement[];
}

export interface PolicyInput {
  readonly name: string;
  readonly account?: string;
  readonly kind: PolicyKind;
  /** The JSON, parsed, as AWS has it. */
  readonly document: unknown;
}

/** Variables mean something since then. */
const VERSION_WITH_VARIABLES = "2012-10-17";
const VERSIONS = [undefined, "2008-10-17", VERSION_WITH_VARIABLES];

/** @throws PolicyError that names policy and statement */
export function policyOf({ name, account, kind, document }: PolicyInput): Policy {
  const { version, list } = contentOf(document, name);
  const statements = list.map((statement, index) => {
    try {
      return statementOf(statement, index + 1, kind, version === VERSION_WITH_VARIABLES);
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error;
      throw new PolicyError(`${name}, statement ${index + 1}: ${error.message}`);
    }
  });
  const byAction = new Map<string, Statements>();
  return {
    name,
    ...(account !== undefined && { account }),
    kind,
    statements,
    about(action) {
      const known = byAction.get(action);
      if (known !== undefined) return known;
      const fitting = statements.filter((statement) => statement.takesAction(action));
      const found = {
        allows: fitting.filter(({ effect }) => effect === "Allow"),
        denies: fitting.filter(({ effect }) => effect === "Deny"),
      };
      byAction.set(action, found);
      return found;
    },
  };
}

function contentOf(document: unknown, name: string): { version: unknown; list: readonly object[] } {
  if (typeof document !== "object" || document === null) throw new PolicyError(`${name}: no policy document`);
  const version: unknown = Reflect.get(document, "Version");
  if (!VERSIONS.some((known) => known === version)) {
    throw new PolicyError(`${name}: no Version ${JSON.stringify(version)}`);
  }
  const statement: unknown = Reflect.get(document, "Statement");
  const list: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
  return {
    version,
    list: list.map((one) => {
      if (typeof one !== "object" || one === null) throw new PolicyError(`${name}: Statement is no object`);
      return one;
    }),
  };
}
