/** A statement as AWS reads it, evaluated from the text that a stack holds. */
export interface PrintedStatement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, readonly string[]>>;
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/**
 * Statements of a printed policy, `${jsonencode({ … })}`. References stay as they are, `${aws_kms_key.k.arn}`; IAM's
 * own variables lose Terraform's escape. The terraform tier checks the same text with Terraform itself.
 */
export function statementsOf(printed: string): PrintedStatement[] {
  return evaluate(printed).Statement;
}

/** What any printed `${jsonencode(…)}` evaluates to. */
export function evaluate(printed: string) {
  const object = /^\$\{jsonencode\((.*)\)\}$/s.exec(printed)?.[1];
  if (object === undefined) throw new Error(`not a printed policy: ${printed.slice(0, 80)}`);
  return JSON.parse(toJson(object));
}

/** The printer's grammar is JSON but for ` = ` between key and value, and escapes inside strings. */
function toJson(object: string): string {
  const strings = /"((?:[^"\\]|\\.)*)"/g;
  return object
    .replaceAll(strings, (text) => text.replaceAll("$${", "${").replaceAll("%%{", "%{"))
    .replaceAll(/"((?:[^"\\]|\\.)*)"( = )?/g, (text, _content, assigned) =>
      assigned ? `${text.slice(0, -3)}: ` : text,
    );
}
