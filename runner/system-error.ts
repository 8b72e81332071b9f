/** True for an error of the system with that code, such as `EEXIST`. https://nodejs.org/api/errors.html#common-system-errors */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
