import { cpSync } from "node:fs";
import { describeEmulated, emulated } from "../support/emulated";
import { prepareAccount, synthesizeFor } from "../support/emulated-stack";
import { temporaryFolder } from "../support/folder";
import { terraform } from "../support/interrupted";

const folder = temporaryFolder();
const ACCOUNT = "111111111112";
const PEOPLE = 4;
const APPLY = ["apply", "-auto-approve", "-input=false", "-no-color"];

describeEmulated("several people who apply one stack at the same time", () => {
  const machine = emulated([{ name: ACCOUNT, id: ACCOUNT, region: "us-east-1" }]);

  it("one wins, and the others are told who holds the lock", async () => {
    const env = machine.as(ACCOUNT);
    const of = { example: "website-and-api", account: "tools", stack: "tools-api" };
    const stack = synthesizeFor(folder, of, ACCOUNT);
    await prepareAccount(machine.emulator(), stack);
    const init = await terraform(["init", "-input=false", "-no-color"], stack.directory, env);
    expect(`${init.status} ${init.output}`).toMatch(/^0 /);
    const clones = Array.from({ length: PEOPLE }, (_, index) => `${stack.directory}-${index}`);
    for (const clone of clones) cpSync(stack.directory, clone, { recursive: true, verbatimSymlinks: true });

    const runs = await Promise.all(clones.map((clone) => terraform(APPLY, clone, env)));

    const winners = runs.filter(({ status }) => status === 0);
    expect(winners.map(({ output }) => /Apply complete!.*/.exec(output)?.[0])).toEqual([
      expect.stringMatching(/[1-9]\d* added, 0 changed, 0 destroyed/),
    ]);
    for (const { output } of runs.filter(({ status }) => status !== 0)) {
      expect(output).toContain("Error acquiring the state lock");
      expect(output).toMatch(/Lock Info:.*Operation: OperationTypeApply.*Who: +\S+@\S+/s);
    }
    const after = await terraform(
      ["plan", "-input=false", "-no-color", "-detailed-exitcode"],
      stack.directory,
      env,
    );
    expect(`${after.status} ${after.output}`).toMatch(/^0 .*No changes/s);
  }, 600_000);
});
