/** What is on the board. */
const MESSAGES = ["Lunch is at twelve", "The lift works again"];

/** Status, type and text for a URL's path. `release` is JSON, as the build wrote it; `host` is the server that answers. */
export function answer(path, { release, host }) {
  const { pathname, searchParams } = new URL(path, "http://board");
  if (pathname === "/healthz") return [200, "text/plain", "ok\n"];
  if (pathname === "/version") return [200, "application/json", release];
  if (pathname === "/")
    return [200, "text/html; charset=utf-8", page({ release, host, emphasis: searchParams.has("emphasis") })];
  return [404, "text/plain", "not found\n"];
}

function page({ release, host, emphasis }) {
  const { version, commit } = JSON.parse(release);
  const shown = (message) => (emphasis ? `<strong>${message}</strong>` : message);
  const messages = MESSAGES.map((message) => `<li>${shown(message)}</li>`).join("");
  const toggle = emphasis ? '<a href="/">Plain</a>' : '<a href="/?emphasis">Emphasis</a>';
  return `<!doctype html><title>Board</title><ul>${messages}</ul>${toggle}<footer>${version} (${commit}) on ${host}</footer>\n`;
}
