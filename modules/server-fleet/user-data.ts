import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Below the project's folder, where a synth runs. */
const SCRIPTS = "modules/server-fleet/boot";
const END = "END_OF_PLACEHOLDER";

/**
 * What EC2 runs at an instance's first boot, in base 64 as a launch template takes it: text of the scripts could hold
 * what Terraform takes for an expression. EC2 takes at most 16 KB before encoding.
 */
export function userData(port: number): string {
  const [placeholder, boot] = ["placeholder.py", "boot.sh"].map((name) =>
    readFileSync(join(SCRIPTS, name), "utf8"),
  );
  const script = [
    "#!/bin/bash",
    `export PORT=${port}`,
    "install -d /opt/slipway",
    `cat > /opt/slipway/placeholder.py <<'${END}'`,
    `${placeholder}${END}`,
    boot,
  ].join("\n");
  return Buffer.from(script).toString("base64");
}
