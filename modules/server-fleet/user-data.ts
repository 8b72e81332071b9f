import { readFileSync } from "node:fs";
import { join } from "node:path";
import { digits } from "../../face/number";
import { callOf } from "../../iam/printer";

/** Below the project's folder, where a synth runs. */
const SCRIPTS = "modules/server-fleet/boot";
const END = "END_OF_PLACEHOLDER";

/**
 * What EC2 runs at an instance's first boot, in base 64 as a launch template takes it: text of the scripts could hold
 * what Terraform takes for an expression. EC2 takes at most 16 KB before encoding.
 */
export function userData(port: number): string {
  return Buffer.from(firstBoot(digits(port), bootScript())).toString("base64");
}

/** The same where Terraform encodes it. @param script what `bootScript` is, as a file of a module */
export function userDataOf(port: number, script: string): string {
  return callOf("base64encode", firstBoot(digits(port), script));
}

function firstBoot(port: string, script: string): string {
  return `#!/bin/bash\nexport PORT=${port}\n${script}`;
}

/** What runs once the port is told. */
export function bootScript(): string {
  const [placeholder, boot] = ["placeholder.py", "boot.sh"].map((name) =>
    readFileSync(join(SCRIPTS, name), "utf8"),
  );
  return [
    "install -d /opt/slipway",
    `cat > /opt/slipway/placeholder.py <<'${END}'`,
    `${placeholder}${END}`,
    boot,
  ].join("\n");
}
