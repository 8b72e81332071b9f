import { createInterface } from "node:readline/promises";
import { Failure } from "../runner/failure";

/**
 * Asks a person a yes-or-no question on stderr. Anything but `y` or `yes` is no.
 * @throws Failure where nobody can be asked: standard input is no terminal
 */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new Failure(`this needs a yes: ${question}\nNobody can be asked here; --yes says it beforehand.`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
