/**
 * Does the work without the stack traces that cdktf takes of every token, at unlimited depth, for its own messages:
 * more than a quarter of the time that synthesis takes (docs/benchmarks.md). Errors keep their traces.
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
