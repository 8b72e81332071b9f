/**
 * Does the work without the stack traces that cdktf takes of every token, at unlimited depth, for its own messages:
 * a third of the time and a fifth of the memory that synthesis takes (docs/benchmarks.md). Errors keep their traces.
 */
export function withoutTokenTraces<Result>(work: () => Result): Result {
  const capture = Error.captureStackTrace;
  Error.captureStackTrace = () => {};
  try {
    return work();
  } finally {
    Error.captureStackTrace = capture;
  }
}
