import { quote } from "./quote.js";

/**
 * Answers events of an HTTP API or a function URL: `/healthz`, and `/quotes?kind=express&parcels=2`.
 * @param {{ rawPath?: string, queryStringParameters?: Record<string, string> }} event
 */
export const handler = async ({ rawPath = "", queryStringParameters = {} }) => {
  const currency = process.env.CURRENCY;
  if (rawPath === "/healthz") return answer(currency ? 200 : 503, { status: currency ? "ok" : "no CURRENCY" });
  if (rawPath !== "/quotes") return answer(404, { message: "not found" });
  const { kind = "", parcels = "1" } = queryStringParameters;
  const price = quote(kind, Number(parcels));
  return price === undefined
    ? answer(400, { message: "give kind=standard or kind=express, and parcels" })
    : answer(200, { price, currency });
};

function answer(statusCode, body) {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
