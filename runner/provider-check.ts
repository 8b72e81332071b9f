import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AWS_PROVIDER } from "./provider-mirror";
import type { Session } from "./session";
import { STACK_FILE } from "./workspace";

/** Without a network, Terraform gives up on a registry after several attempts; nobody wants to wait for them. */
const TIME_LIMIT_MS = 120_000;

/**
 * Whether `terraform init` gets the AWS provider, by doing it.
 * @param provider which; default: any that the stacks accept
 * @returns undefined when it does, else Terraform's words
 */
export async function providerProblem(
  session: Session,
  provider = AWS_PROVIDER,
): Promise<string | undefined> {
  const cwd = mkdtempSync(join(session.scratch, "provider-"));
  writeFileSync(
    join(cwd, STACK_FILE),
    JSON.stringify({ terraform: { required_providers: { aws: provider } } }),
  );
  const init = await session.init({ cwd, timeoutMs: TIME_LIMIT_MS });
  if (init.exitCode === 0) return undefined;
  return init.timedOut ? `no provider within ${TIME_LIMIT_MS / 1000} seconds` : init.stderr.trim();
}
