/** The Terraform CLI configuration. https://developer.hashicorp.com/terraform/cli/config/config-file */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface CliConfig {
  readonly path: string;
  readonly text: string;
}

/**
 * The CLI configuration that the user's Terraform reads: what TF_CLI_CONFIG_FILE names, else the one in the home
 * folder. Undefined when there is none; a TF_CLI_CONFIG_FILE that names a missing file counts as none.
 */
export function userCliConfig(env: NodeJS.ProcessEnv, home: string): CliConfig | undefined {
  const named = env.TF_CLI_CONFIG_FILE;
  const candidates = named ? [named] : [join(home, ".terraformrc"), join(home, ".tofurc")];
  for (const path of candidates) {
    try {
      return { path, text: readFileSync(path, "utf8") };
    } catch {
      // Missing or unreadable: Terraform goes on without it too.
    }
  }
  return undefined;
}

/** True when a CLI configuration says where providers come from. */
export function namesInstallation(text: string): boolean {
  return /^\s*provider_installation\b/m.test(text);
}

/** True when a CLI configuration names a folder that keeps downloaded providers. */
export function namesPluginCache(text: string): boolean {
  return /^\s*plugin_cache_dir\b/m.test(text);
}

/**
 * A CLI configuration that takes the AWS provider from a filesystem mirror and every other one from its registry.
 * @param mirror absolute path of the mirror
 */
export function mirrorCliConfig(mirror: string): string {
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["hashicorp/aws"]
  }
  direct {
    exclude = ["hashicorp/aws"]
  }
}
`;
}
