import { reportError } from "./cli/errors";
import { configPath, loadConfig } from "./config/load";
import { refuseOverridesBelow } from "./runner/overrides";
import { buildApp } from "./stacks/app";

// What `cdktf synth` and `cdktf deploy` run; `npx slipway synth` writes the same files without them.
try {
  const app = buildApp(loadConfig(configPath(process.env)));
  // `cdktf deploy` comes this way too, and goes on to the account from here.
  refuseOverridesBelow(app.outdir);
  app.synth();
} catch (error) {
  reportError(error, process.env.SLIPWAY_DEBUG === "1");
  process.exitCode = 1;
}
