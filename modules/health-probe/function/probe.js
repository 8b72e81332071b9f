const http = require("node:http");
const https = require("node:https");
const { setTimeout: wait } = require("node:timers/promises");

/** Well is who answers 200 so many times in a row: one lucky answer is none. */
const IN_A_ROW = 3;
const MOST_MS = 120_000;

/**
 * Whether the service is well before the time is over.
 * @param {NodeJS.ProcessEnv} settings ADDRESS, PORT, SCHEME, HEALTH_PATH; HOST where it isn't the address; PAUSE_MS
 * @param {number} milliseconds
 */
exports.isWell = async (settings, milliseconds) => {
  const pause = Number(settings.PAUSE_MS ?? 2000);
  const end = Date.now() + Math.min(milliseconds, MOST_MS);
  let row = 0;
  while (Date.now() < end) {
    const found = await ask(settings, end - Date.now());
    row = found === 200 ? row + 1 : 0;
    console.log(`${settings.SCHEME}://${settings.ADDRESS}:${settings.PORT}${settings.HEALTH_PATH}: ${found}`);
    if (row === IN_A_ROW) return true;
    await wait(pause);
  }
  return false;
};

/**
 * The status of one answer, or why there is none. Redirects are none of 200.
 * @param {NodeJS.ProcessEnv} settings
 * @param {number} milliseconds
 * @returns {Promise<number | string>}
 */
function ask(settings, milliseconds) {
  const host = settings.HOST || settings.ADDRESS;
  const { request } = settings.SCHEME === "https" ? https : http;
  return new Promise((resolve) => {
    const options = {
      host: settings.ADDRESS,
      port: settings.PORT,
      path: settings.HEALTH_PATH,
      // The name that the certificate and the service's rule on the load balancer go by.
      servername: host,
      headers: { host, "user-agent": "slipway-health-probe" },
      agent: false,
      signal: AbortSignal.timeout(Math.max(1, Math.min(5000, milliseconds))),
    };
    const asked = request(options, (reply) => {
      reply.resume();
      reply.on("error", (error) => resolve(error.message));
      reply.on("end", () => resolve(reply.statusCode ?? "no status"));
    });
    asked.on("error", (error) => resolve(error.message));
    asked.end();
  });
}
