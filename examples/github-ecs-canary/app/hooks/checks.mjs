/** What is wrong with a release beyond its health path, a line each; none when it may have the traffic. */
export async function problemsOf(serviceUrl) {
  const response = await fetch(serviceUrl, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) return [`${serviceUrl} answers ${response.status}`];
  const { payments, database } = await response.json();
  return [...(payments ? [] : ["payments have no token"]), ...(database ? [] : ["no database is set"])];
}
