import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { page } from "./page.js";
import { PRODUCTS, search } from "./products.js";

/** A server that listens nowhere yet: pages for people, JSON for programs. */
export function createApp() {
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const send = (status, type, body) => response.writeHead(status, { "content-type": type }).end(body);
    const words = searchParams.get("q") ?? "";
    if (pathname === "/healthz") return send(200, "application/json", '{"status":"ok"}');
    if (pathname === "/") return send(200, "text/html; charset=utf-8", page(words, search(words)));
    if (pathname === "/products") return send(200, "application/json", JSON.stringify(search(words)));
    const product = PRODUCTS.find(({ sku }) => pathname === `/products/${sku}`);
    if (product) return send(200, "application/json", JSON.stringify(product));
    return send(404, "application/json", '{"error":"not found"}');
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const server = createApp();
  server.listen(Number(process.env.PORT ?? 8080), () => console.log(`listening on ${server.address().port}`));
  // ECS says SIGTERM and waits 30 seconds; requests under way are answered.
  process.once("SIGTERM", () => server.close());
}
