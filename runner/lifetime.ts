const cleanups = new Set<() => void>();
let listening = false;

/**
 * Runs `cleanup` when the process ends in any way it can notice (not on SIGKILL). The latest comes first, so that
 * processes are stopped before the folders they work in go. One that throws keeps no other from running.
 * @param cleanup synchronous: nothing asynchronous runs any more at that point
 * @returns a function that forgets the cleanup
 */
export function atEnd(cleanup: () => void): () => void {
  if (!listening) {
    listening = true;
    process.once("exit", () => {
      for (const action of [...cleanups].reverse()) attempt(action);
    });
  }
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
  };
}

function attempt(cleanup: () => void): void {
  try {
    cleanup();
  } catch {
    // Nobody can be told: the terminal may be what has gone.
  }
}
