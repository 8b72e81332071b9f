import { type Block, resource, resources, type StackJson } from "./synth";

/** A statement as AWS reads it. */
export interface AwsStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: unknown;
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Evaluates the printer's `${jsonencode(…)}` back into a value. References to resources stay as `${…}` text. */
export function evaluate(text: unknown): unknown {
  const expression = /^\$\{jsonencode\((.*)\)\}$/s.exec(String(text))?.[1];
  if (expression === undefined) throw new Error(`no jsonencode expression: ${text}`);
  const reader = new Reader(expression);
  const value = reader.value();
  reader.end();
  return value;
}

/** The statements of a policy attribute. */
export function statementsOf(text: unknown): readonly AwsStatement[] {
  const document = evaluate(text) as { Statement: readonly AwsStatement[] };
  return document.Statement;
}

/** The statement of a Sid; there must be one. */
export function statementOf(statements: readonly AwsStatement[], sid: string): AwsStatement {
  const found = statements.find(({ Sid }) => Sid === sid);
  if (!found) throw new Error(`no statement ${sid} among ${statements.map(({ Sid }) => Sid).join(", ")}`);
  return found;
}

/** A role's inline policy, by the role's and the policy's name. */
export function policyOf(json: StackJson, role: string, policy: string): readonly AwsStatement[] {
  const made = Object.entries(json.resource?.aws_iam_role ?? {}).find(([, block]) => block.name === role);
  if (!made) throw new Error(`no role ${role}`);
  const attached = resource(json, "aws_iam_role_policy", {
    name: policy,
    role: `\${aws_iam_role.${made[0]}.name}`,
  });
  return statementsOf(attached.policy);
}

/** A role's trust policy. */
export function trustOf(json: StackJson, role: string): readonly AwsStatement[] {
  return statementsOf(resource(json, "aws_iam_role", { name: role }).assume_role_policy);
}

/** Every policy in a stack: trust, inline and bucket policies. */
export function allStatements(json: StackJson): AwsStatement[] {
  const attributes: readonly [string, string][] = [
    ["aws_iam_role", "assume_role_policy"],
    ["aws_iam_role_policy", "policy"],
    ["aws_s3_bucket_policy", "policy"],
  ];
  return attributes.flatMap(([type, attribute]) =>
    resources(json, type).flatMap((block: Block) => [...statementsOf(block[attribute])]),
  );
}

/** Reads the grammar that `iam/printer.ts` documents. */
class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(): unknown {
    this.space();
    const next = this.text[this.at];
    if (next === "{") return this.object();
    if (next === "[") return this.list();
    if (next === '"') return this.string();
    return this.literal();
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) throw new Error(`unexpected ${this.text.slice(this.at)}`);
  }

  private object(): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    this.take("{");
    while (!this.closes("}")) {
      const key = this.string();
      this.take("=");
      members[key] = this.value();
    }
    return members;
  }

  private list(): unknown[] {
    const items: unknown[] = [];
    this.take("[");
    while (!this.closes("]")) items.push(this.value());
    return items;
  }

  private string(): string {
    this.take('"');
    let result = "";
    for (;;) {
      const part = this.match(/(?:[^"\\$%]|\$(?!\$?\{)|%(?!%?\{))+|\\["\\n]|\$\$\{|%%\{|\$\{[^{}]*\}|"/y);
      if (part === '"') return result;
      result += ESCAPES[part] ?? part;
    }
  }

  private literal(): unknown {
    return JSON.parse(this.match(/true|false|-?\d+(?:\.\d+)?/y));
  }

  private closes(bracket: string): boolean {
    this.space();
    if (this.text[this.at] === ",") this.at += 1;
    this.space();
    if (this.text[this.at] !== bracket) return false;
    this.at += 1;
    return true;
  }

  private take(character: string): void {
    this.space();
    if (this.text[this.at] !== character) {
      throw new Error(`expected ${character} at ${this.text.slice(this.at, this.at + 40)}`);
    }
    this.at += 1;
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw new Error(`can't read ${this.text.slice(this.at, this.at + 40)}`);
    this.at += found.length;
    return found;
  }

  private space(): void {
    while (this.text[this.at] === " ") this.at += 1;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\"': '"',
  "\\\\": "\\",
  "\\n": "\n",
  "$${": "${",
  "%%{": "%{",
};
