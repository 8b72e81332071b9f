import { join } from "node:path";
import { applyIn } from "../../runner/apply";
import { openStack } from "../../runner/open-stack";
import { endOnSignals } from "../../runner/process";
import { withSession } from "../../runner/session";

// Applies the stack of a folder with the Terraform that lies there, until a signal ends it.
const folder = process.cwd();
endOnSignals(() => undefined);
void withSession({ offline: false, terraform: join(folder, "terraform") }, async (session) => {
  const opened = await openStack(session, { name: "staging", directory: join(folder, "out/stacks/staging") });
  if (opened.ok) await applyIn(session, opened);
});
