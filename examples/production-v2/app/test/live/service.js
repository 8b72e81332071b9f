/** Where the release answers: the pipeline sets SERVICE_URL. */
export function serviceUrl(path = "/") {
  const base = process.env.SERVICE_URL;
  if (!base) throw new Error("SERVICE_URL is not set; it is the address of the release, such as http://localhost:8080");
  return new URL(path, base);
}

/** One request, given up after ten seconds. */
export function get(path) {
  return fetch(serviceUrl(path), { signal: AbortSignal.timeout(10_000) });
}
