import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { objectAt } from "./json";
import { readPlanOutput } from "./plan-output";
import { AWS_PROVIDER } from "./provider-mirror";
import type { Session } from "./session";
import { STACK_FILE } from "./workspace";

/** An account and how Terraform signs in to it. */
export interface SignInTarget {
  readonly accountId: string;
  readonly region: string;
  /** Neither this nor a role: the credentials of the environment. */
  readonly profile?: string;
  readonly roleArn?: string;
}

export type SignInResult =
  | { readonly ok: true /** Who AWS says we are. */; readonly arn: string }
  | { readonly ok: false; readonly error: string };

/** Without network or credentials the provider would go on trying for minutes. */
const TIME_LIMIT_MS = 30_000;

/**
 * Asks STS who we are (GetCallerIdentity), through Terraform's own provider with the account's own settings: what
 * works here works in a plan. Nothing is made in the account.
 */
export async function signIn(session: Session, target: SignInTarget): Promise<SignInResult> {
  const cwd = mkdtempSync(join(session.scratch, "sign-in-"));
  writeFileSync(join(cwd, STACK_FILE), JSON.stringify(signInStack(target)));
  const init = await session.init({ cwd });
  if (init.exitCode !== 0) return { ok: false, error: init.stderr.trim() };
  // There is no resource to apply: this reads the identity and prints it, in one run instead of plan and show.
  const apply = await session.run(["apply", "-json", "-input=false", "-auto-approve"], {
    cwd,
    timeoutMs: TIME_LIMIT_MS,
  });
  if (apply.timedOut)
    return { ok: false, error: `no answer from AWS within ${TIME_LIMIT_MS / 1000} seconds` };
  const arn = arnIn(apply.stdout);
  if (apply.exitCode === 0 && arn) return { ok: true, arn };
  return {
    ok: false,
    error: [...readPlanOutput(apply.stdout, false).errors, apply.stderr].join("\n").trim(),
  };
}

function signInStack({ accountId, region, profile, roleArn }: SignInTarget) {
  return {
    terraform: { required_providers: { aws: AWS_PROVIDER } },
    provider: {
      aws: {
        region,
        allowed_account_ids: [accountId],
        max_retries: 1,
        ...(profile !== undefined && { profile }),
        ...(roleArn !== undefined && { assume_role: [{ role_arn: roleArn }] }),
      },
    },
    data: { aws_caller_identity: { current: {} } },
    output: { arn: { value: `\${data.aws_caller_identity.current.arn}` } },
  };
}

/** The output `arn` in the last line that lists outputs. */
function arnIn(stdout: string): string | undefined {
  const line = stdout.split("\n").findLast((text) => text.includes('"type":"outputs"'));
  if (line === undefined) return undefined;
  const message: unknown = JSON.parse(line);
  const { value } = objectAt(message, "outputs", "arn");
  return typeof value === "string" ? value : undefined;
}
