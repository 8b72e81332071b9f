/** The orders that people have placed, in memory: what the pipeline delivers matters here, not what it is. */
import { createServer } from "node:http";

const LIMIT_BYTES = 10_000;

/** @returns {import("node:http").Server} a server that listens nowhere yet */
export function createApp() {
  const orders = new Map();
  const routes = new Map([
    ["GET /healthz", async () => [200, { status: "ok" }]],
    ["GET /orders", async () => [200, [...orders.values()]]],
    ["POST /orders", (request) => place(orders, request)],
  ]);
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const route = routes.get(`${request.method} ${pathname}`);
    const [status, body] = route ? await route(request) : [404, { error: "not found" }];
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
}

async function place(orders, request) {
  const { item, quantity } = (await readJson(request)) ?? {};
  if (typeof item !== "string" || !Number.isInteger(quantity) || quantity < 1) {
    return [400, { error: "an order is { item: text, quantity: a whole number from 1 }" }];
  }
  const order = { id: orders.size + 1, item, quantity };
  orders.set(order.id, order);
  return [201, order];
}

/** The body as JSON; undefined when it is none, or too long. */
async function readJson(request) {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > LIMIT_BYTES) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
