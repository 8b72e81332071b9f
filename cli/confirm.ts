import { createInterface } from "node:readline/promises";
import { Failure } from "../runner/failure";

/**
 * Asks a person a yes-or-no question on stderr. Anything but `y` or `yes` is no, and so are Ctrl-C and Ctrl-D.
 * @throws Failure where nobody can be asked: standard input is no terminal
 */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new Failure(`this needs a yes: ${question}\nNobody can be asked here; --yes says it beforehand.`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // A question whose terminal was closed is never answered by itself.
    const left = new Promise<string>((resolve) => {
      for (const event of ["SIGINT", "close"]) terminal.once(event, () => resolve("\n"));
    });
    const answer = await Promise.race([terminal.question(`${question} [y/N] `), left]);
    if (answer === "\n") process.stderr.write(answer);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
