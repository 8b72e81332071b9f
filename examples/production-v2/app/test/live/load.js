// Requests for LOAD_SECONDS, ten unless the variable is there; fails when the release is slow or answers wrongly.
import autocannon from "autocannon";
import { serviceUrl } from "./service.js";

const LIMITS = { p99Ms: Number(process.env.LOAD_P99_MS ?? 1000), wrongPercent: 1 };
const seconds = Number(process.env.LOAD_SECONDS ?? 10);

const result = await autocannon({ url: serviceUrl("/products").href, connections: 20, duration: seconds });
const wrong = result.non2xx + result.errors + result.timeouts;
const wrongPercent = (100 * wrong) / Math.max(1, result.requests.total + result.errors + result.timeouts);
console.log(
  `${result.requests.total} requests, p99 ${result.latency.p99} ms, ${wrongPercent.toFixed(2)} % wrong; ` +
    `allowed: ${LIMITS.p99Ms} ms, ${LIMITS.wrongPercent} %`,
);
const well = result["2xx"] > 0 && result.latency.p99 <= LIMITS.p99Ms && wrongPercent <= LIMITS.wrongPercent;
process.exitCode = well ? 0 : 1;
