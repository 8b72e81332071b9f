import { Listr, ListrLogger, ProcessOutput } from "listr2";
import type { StackFolder } from "../runner/open-stack";
import type { PlanResult } from "../runner/plan";

/**
 * Works on stacks in parallel and shows on stderr how far each is: live on a terminal, line by line elsewhere.
 * @param jobs how many at a time
 * @returns the results in the order of the stacks
 */
export async function inParallel(
  stacks: readonly StackFolder[],
  jobs: number,
  work: (stack: StackFolder, onProgress: (doing: string) => void) => Promise<PlanResult>,
): Promise<PlanResult[]> {
  const results = new Map<string, PlanResult>();
  // A terminal of no width (as some recorders have) would get one character a line.
  const live = process.stderr.isTTY && process.stdout.isTTY && process.stderr.columns > 0;
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  const tasks = new Listr(
    stacks.map((stack) => ({
      title: stack.name,
      task: async (_context: unknown, task: { title: string; output: string }) => {
        const began = Date.now();
        const result = await work(stack, (doing) => {
          if (live) task.output = doing;
        });
        results.set(stack.name, result);
        if (!result.ok) throw new Error(result.step);
        task.title = `${stack.name} ${((Date.now() - began) / 1000).toFixed(1)} s`;
      },
    })),
    {
      concurrent: jobs,
      exitOnError: false,
      // Signals are dealt with in one place for all commands.
      registerSignalListeners: false,
      renderer: "default",
      rendererOptions: { logger, showErrorMessage: false },
      fallbackRenderer: "simple",
      fallbackRendererCondition: !live,
      fallbackRendererOptions: { logger },
    },
  );
  await tasks.run();
  return stacks.flatMap(({ name }) => results.get(name) ?? []);
}
