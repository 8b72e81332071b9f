import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { mirrorCliConfig, namesInstallation, namesPluginCache, userCliConfig } from "./cli-config";
import { Failure } from "./failure";
import {
  firstMirror,
  holdsAwsProvider,
  impliedMirrors,
  type MirrorSearch,
  platformName,
  wellKnownMirror,
} from "./provider-mirror";

/** Where Terraform takes provider plugins from. */
export type ProviderSource =
  | { readonly kind: "mirror"; readonly path: string }
  | { readonly kind: "cli-config"; readonly path: string }
  | { readonly kind: "implied-mirror"; readonly path: string }
  | { readonly kind: "registry" };

/**
 * The user's own choice first: SLIPWAY_PROVIDER_MIRROR, then a CLI configuration that names an installation
 * method, then the mirrors that Terraform finds by itself. A mirror that only a search turns up is used offline
 * and emulated alone: online, the provider is to be the one that the user's pipelines and colleagues get.
 * @param anyMirror true: a mirror that only a search turns up will do
 * @throws Failure when SLIPWAY_PROVIDER_MIRROR holds no usable provider
 */
export function findProviderSource(search: MirrorSearch, anyMirror: boolean): ProviderSource {
  const { env, home, platform } = search;
  if (env.SLIPWAY_PROVIDER_MIRROR) {
    const path = resolve(env.SLIPWAY_PROVIDER_MIRROR);
    if (holdsAwsProvider(path, platform)) return { kind: "mirror", path };
    throw new Failure(
      `SLIPWAY_PROVIDER_MIRROR names ${path}, which holds no HOST/hashicorp/aws for ${platform} of a version ` +
        "from 5.100.0 and below 7.0.0\nName the folder above the host's, or unset it.",
    );
  }
  const config = userCliConfig(env, home);
  if (config && namesInstallation(config.text)) return { kind: "cli-config", path: config.path };
  const implied = firstMirror(impliedMirrors(home, env), platform);
  if (implied) return { kind: "implied-mirror", path: implied };
  const found = anyMirror ? wellKnownMirror(search) : undefined;
  return found ? { kind: "mirror", path: found } : { kind: "registry" };
}

/** The search on this machine. */
export function machineSearch(env: NodeJS.ProcessEnv): MirrorSearch {
  return { env, home: homedir(), platform: platformName(process.platform, process.arch) };
}

/**
 * The environment that makes Terraform use a source. Providers are unpacked once and linked from there on: by the
 * mirror, or by a cache of our own when the user has none.
 * @param scratch folder for the CLI configuration of a mirror
 */
export function providerEnvironment(
  source: ProviderSource,
  env: NodeJS.ProcessEnv,
  scratch: string,
): NodeJS.ProcessEnv {
  const config = userCliConfig(env, homedir());
  // Terraform warns at every command when the variable names a missing file.
  const kept: NodeJS.ProcessEnv = { ...env, TF_CLI_CONFIG_FILE: config && env.TF_CLI_CONFIG_FILE };
  if (source.kind === "mirror") {
    const path = join(scratch, "cli.tfrc");
    writeFileSync(path, mirrorCliConfig(source.path));
    return { ...kept, TF_CLI_CONFIG_FILE: path };
  }
  if (kept.TF_PLUGIN_CACHE_DIR || namesPluginCache(config?.text ?? "")) return kept;
  const cache = join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "slipway", "plugins");
  if (!existsSync(cache)) mkdirSync(cache, { recursive: true });
  // The lock file in question is that of a copy, which is thrown away.
  return { ...kept, TF_PLUGIN_CACHE_DIR: cache, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true" };
}
