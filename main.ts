import { reportError } from "./cli/errors";
import { configPath, loadConfig } from "./config/load";
import { buildApp } from "./stacks/app";

// What `cdktf synth` and `cdktf deploy` run; `npx slipway synth` writes the same files without them.
try {
  buildApp(loadConfig(configPath(process.env))).synth();
} catch (error) {
  reportError(error, process.env.SLIPWAY_DEBUG === "1");
  process.exitCode = 1;
}
