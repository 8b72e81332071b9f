import { createServer, type Server } from "node:http";
import type { Settings } from "./settings.js";

/** A server that listens nowhere yet. It says that it has its secrets, and never what they are. */
export function createApp(settings: Settings): Server {
  const answers: Record<string, object> = {
    "/healthz": { status: "ok" },
    "/": { shop: "storefront", database: settings.databaseUrl.host, payments: settings.paymentToken !== "" },
  };
  return createServer((request, response) => {
    const answer = answers[new URL(request.url ?? "/", "http://localhost").pathname];
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { error: "not found" }));
  });
}
