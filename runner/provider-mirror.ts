/**
 * Finding a folder on this machine that holds the AWS provider, laid out as Terraform's filesystem mirrors are.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { compareVersions } from "./terraform";

/** The AWS provider that the stacks ask for, in Terraform's words. */
export const AWS_PROVIDER = { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" };

/** Folders whose entries are looked at for a mirror that no CLI configuration names. */
const WELL_KNOWN_BASES = ["/opt", "/usr/lib", "/usr/local/lib", "/var/lib", "/srv"];
/** What a folder that holds a mirror is called. */
const LIKELY_NAME = /plugin|provider|terraform|tofu|mirror/i;

/** Where a mirror may be; all paths absolute. */
export interface MirrorSearch {
  /** The user's home folder. */
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  /** `linux_amd64` and the like: what Terraform calls this machine. */
  readonly platform: string;
  /** Folders of which an entry, or an entry of that, may be a mirror. */
  readonly bases?: readonly string[];
}

/** What Terraform calls a platform: `linux_amd64`, `darwin_arm64`. */
export function platformName(platform: NodeJS.Platform, architecture: string): string {
  const os = platform === "win32" ? "windows" : platform;
  const machine = { x64: "amd64", ia32: "386" }[architecture] ?? architecture;
  return `${os}_${machine}`;
}

/**
 * The mirror folders that Terraform uses by itself when no CLI configuration names an installation method.
 * https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function impliedMirrors(home: string, env: NodeJS.ProcessEnv): string[] {
  const dataHome = env.XDG_DATA_HOME || join(home, ".local/share");
  const dataDirs = (env.XDG_DATA_DIRS || "/usr/local/share:/usr/share").split(":");
  return [
    join(home, ".terraform.d/plugins"),
    join(home, "Library/Application Support/io.terraform/plugins"),
    ...[dataHome, ...dataDirs].map((folder) => join(folder, "terraform/plugins")),
  ];
}

/** The first of the folders that holds a usable AWS provider. */
export function firstMirror(folders: readonly string[], platform: string): string | undefined {
  return folders.find((folder) => holdsAwsProvider(folder, platform));
}

/** A mirror that Terraform doesn't know of, at one of the places where machines have them. */
export function wellKnownMirror({ platform, bases = WELL_KNOWN_BASES }: MirrorSearch): string | undefined {
  const near = bases.flatMap(likelyFolders);
  return firstMirror(near, platform) ?? firstMirror(near.flatMap(likelyFolders), platform);
}

/**
 * True when a folder is a mirror that holds an AWS provider in the accepted range for the platform: unpacked
 * (`HOST/hashicorp/aws/VERSION/PLATFORM/`) or packed (`HOST/hashicorp/aws/terraform-provider-aws_VERSION_PLATFORM.zip`).
 */
export function holdsAwsProvider(mirror: string, platform: string): boolean {
  return entriesOf(mirror)
    .map((host) => join(mirror, host, AWS_PROVIDER.source))
    .some((folder) => entriesOf(folder).some((entry) => isUsable(folder, entry, platform)));
}

function isUsable(folder: string, entry: string, platform: string): boolean {
  const packed = entry.match(/^terraform-provider-aws_([^_]+)_(.+)\.zip$/);
  if (packed?.[1] !== undefined) return packed[2] === platform && isAccepted(packed[1]);
  return isAccepted(entry) && entriesOf(join(folder, entry)).includes(platform);
}

function isAccepted(version: string): boolean {
  return compareVersions(version, "5.100.0") >= 0 && compareVersions(version, "7.0.0") < 0;
}

function likelyFolders(folder: string): string[] {
  return entriesOf(folder)
    .filter((name) => LIKELY_NAME.test(name))
    .map((name) => join(folder, name));
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // Not there, or not ours to read: no mirror either.
    return [];
  }
}
