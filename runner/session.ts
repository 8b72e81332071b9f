import { terraformEnvironment } from "./environment";
import { isGuarded } from "./guard";
import { type Finished, type RunOptions, run } from "./process";
import {
  findProviderSource,
  machineSearch,
  type ProviderSource,
  providerEnvironment,
} from "./provider-source";
import { findTerraform } from "./terraform";
import { withScratch } from "./workspace";

export interface SessionOptions {
  /** True: no credentials, no call to AWS. */
  readonly offline: boolean;
  /** True: take providers from a mirror that only a search turns up, too. Default: offline. */
  readonly anyMirror?: boolean;
  /** What `--terraform` names. */
  readonly terraform?: string;
  /** Whose environment it is; absent: this process's. */
  readonly env?: NodeJS.ProcessEnv;
}

/** What the Terraform runs of one command share. */
export interface Session {
  /** Absolute path of the binary. */
  readonly terraform: string;
  readonly offline: boolean;
  readonly providers: ProviderSource;
  /** Temporary folder, gone when the session ends. */
  readonly scratch: string;
  /** Runs `terraform` with these arguments in a folder. */
  readonly run: (args: readonly string[], options: SessionRun) => Promise<Finished>;
  /** Runs `terraform init` in a folder; one at a time where the runs fill a common cache of providers. */
  readonly init: (options: SessionRun) => Promise<Finished>;
}

/** A run in a session: its environment is the session's, with these variables over it. */
export type SessionRun = Omit<RunOptions, "env"> & { readonly env?: NodeJS.ProcessEnv };

/** The session with variables over its environment, such as the profile of one account. */
export function withVariables(session: Session, env: NodeJS.ProcessEnv): Session {
  return {
    ...session,
    run: (args, options) => session.run(args, { ...options, env: { ...env, ...options.env } }),
    init: (options) => session.init({ ...options, env: { ...env, ...options.env } }),
  };
}

/**
 * Finds Terraform and its providers and lends them to `use`.
 * @throws Failure when Terraform or a mirror that was named is missing
 */
export async function withSession<T>(
  { offline, anyMirror = offline, terraform: named, env = process.env }: SessionOptions,
  use: (session: Session) => Promise<T>,
): Promise<T> {
  const terraform = findTerraform(named, env);
  const providers = findProviderSource(machineSearch(env), anyMirror);
  return withScratch((scratch) => {
    const child = {
      ...providerEnvironment(providers, terraformEnvironment(env, offline), scratch),
      // What is guarded ends by being killed, and a plugin that is killed leaves its socket.
      ...(isGuarded() && { TMPDIR: scratch }),
    };
    const runHere: Session["run"] = (args, options) =>
      run(terraform, args, { ...options, env: { ...child, ...options.env } });
    const init: Session["init"] = (options) => runHere(["init", "-input=false", "-no-color"], options);
    return use({
      terraform,
      offline,
      providers,
      scratch,
      run: runHere,
      // Terraform doesn't lock its cache of providers; a mirror is only read.
      init: providers.kind === "mirror" ? init : oneAtATime(init),
    });
  });
}

/** A function that starts only when the call before it has ended. */
function oneAtATime<A, T>(call: (argument: A) => Promise<T>): (argument: A) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (argument) => {
    const next = last.then(() => call(argument));
    last = next.catch(() => undefined);
    return next;
  };
}
