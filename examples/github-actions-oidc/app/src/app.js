/** A quote for whoever asks: what the workflow delivers matters here, not what it is. */
import { createServer } from "node:http";

const QUOTES = ["Measure twice, cut once.", "A stitch in time saves nine."];

/** @returns {import("node:http").Server} a server that listens nowhere yet */
export function createApp() {
  const routes = new Map([
    ["GET /healthz", () => [200, { status: "ok" }]],
    ["GET /", () => [200, { quote: QUOTES[new Date().getDate() % QUOTES.length] }]],
  ]);
  return createServer((request, response) => {
    const [status, body] = routes.get(`${request.method} ${request.url}`)?.() ?? [404, { error: "not found" }];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
}
