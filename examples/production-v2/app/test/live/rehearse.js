// Asks a server of this very commit what staging will be asked.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createApp } from "../../src/server.js";

const SUITES = ["test:integration", "test:e2e"];

const server = createApp();
server.listen(0, "127.0.0.1");
await once(server, "listening");
const env = { ...process.env, SERVICE_URL: `http://127.0.0.1:${server.address().port}` };
for (const suite of SUITES) {
  const [status] = await once(spawn("npm", ["run", "--silent", suite], { env, stdio: "inherit" }), "close");
  if (status !== 0) process.exitCode = 1;
}
server.close();
server.closeAllConnections();
