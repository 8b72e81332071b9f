import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { hostname } from "node:os";
import { answer } from "./board.js";

const file = new URL("../release.json", import.meta.url);
// A developer's machine has no release.
const release = existsSync(file)
  ? readFileSync(file, "utf8")
  : '{"version":"development","commit":"none"}\n';
const port = Number(process.env.PORT ?? 3000);

createServer((request, response) => {
  const [status, type, text] = answer(request.url ?? "/", { release, host: hostname() });
  response.writeHead(status, { "Content-Type": type }).end(text);
}).listen(port, () => console.log(`listening on ${port}`));
