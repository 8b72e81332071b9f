import { startEmulator } from "../../emulator/emulator";

// Starts an emulator, says its process id and port as JSON, and never ends by itself.
void startEmulator({ python: process.argv[2] ?? "python3" }).then(({ pid, url }) => {
  process.stdout.write(`${JSON.stringify({ pid, url })}\n`);
});
