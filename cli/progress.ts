import { writeSync } from "node:fs";
import { Listr, ListrLogger, ProcessOutput } from "listr2";
import { atEnd } from "../runner/lifetime";
import { tell } from "./output";

const SHOW_CURSOR = "\u001b[?25h";

/** What an item came to, as far as progress shows it. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly step: string };

/** What is shown of an item that has ended well; away from a terminal, all that is shown of it. */
export type EndLine<S, R> = (item: S, result: R, seconds: number) => string;

/**
 * Works on items in parallel, stacks for the most part, and shows on stderr how far each is: live on a terminal,
 * line by line elsewhere.
 * @param jobs how many at a time
 * @param line what is shown of an item that has ended; default: its name and seconds
 * @returns the results in the order of the items
 * @throws what `work` threw first, when all have ended
 */
export async function inParallel<S extends { readonly name: string }, R extends Outcome>(
  items: readonly S[],
  jobs: number,
  work: (item: S, onProgress: (doing: string) => void) => Promise<R>,
  line?: EndLine<S, R>,
): Promise<R[]> {
  const results = new Map<S, R>();
  const thrown: unknown[] = [];
  const live = fits(items.length);
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  const tasks = new Listr(
    items.map((item) => ({
      title: item.name,
      task: async (_context: unknown, task: { title: string; output: string }) => {
        const began = Date.now();
        const result = await work(item, (doing) => {
          if (live) task.output = doing;
        }).catch((error: unknown) => {
          thrown.push(error);
          throw error;
        });
        results.set(item, result);
        const seconds = (Date.now() - began) / 1000;
        const said = result.ok ? line?.(item, result, seconds) : `${item.name}: ${result.step}`;
        task.title = said ?? `${item.name} ${seconds.toFixed(1)} s`;
        if (!live && line) tell(task.title);
        if (!result.ok) throw new Error(result.step);
      },
    })),
    {
      concurrent: jobs,
      exitOnError: false,
      // Signals are dealt with in one place for all commands.
      registerSignalListeners: false,
      renderer: "default",
      rendererOptions: { logger, showErrorMessage: false, formatOutput: "truncate" },
      fallbackRenderer: line ? "silent" : "simple",
      fallbackRendererCondition: !live,
      ...(!line && { fallbackRendererOptions: { logger } }),
    },
  );
  // Drawing hides the cursor and holds back what others write; a process that ends meanwhile must show it again.
  const forget = live ? atEnd(() => writeSync(process.stderr.fd, SHOW_CURSOR)) : undefined;
  await tasks.run();
  forget?.();
  if (thrown.length > 0) throw thrown[0];
  return items.flatMap((item) => results.get(item) ?? []);
}

/** Whether items can be drawn live, with what is being done below each. */
function fits(items: number): boolean {
  const { stderr, stdout } = process;
  // A terminal of no width (as some recorders have) would get one character a line.
  return stderr.isTTY && stdout.isTTY && stderr.columns > 0 && 2 * items < stderr.rows;
}
