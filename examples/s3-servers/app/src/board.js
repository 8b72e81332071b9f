/** What is on the board. */
const MESSAGES = ["Lunch is at twelve", "The lift works again"];

/** Status, type and text for a URL's path. `release` is JSON, as the build wrote it; `host` is the server that answers. */
export function answer(path, { release, host }) {
  const { pathname } = new URL(path, "http://board");
  if (pathname === "/healthz") return [200, "text/plain", "ok\n"];
  if (pathname === "/version") return [200, "application/json", release];
  if (pathname === "/") return [200, "text/html; charset=utf-8", page({ release, host })];
  return [404, "text/plain", "not found\n"];
}

function page({ release, host }) {
  const { version, commit } = JSON.parse(release);
  const messages = MESSAGES.map((message) => `<li>${message}</li>`).join("");
  return `<!doctype html><title>Board</title><ul>${messages}</ul><footer>${version} (${commit}) on ${host}</footer>\n`;
}
