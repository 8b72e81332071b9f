import type { CacheLocation } from "../build-cache/build-cache.policies";

/** What a project keeps between builds: in S3, or on the machine that happens to be the same. */
export type Cache =
  /** The bucket is named and not referred to, so that the role's policy is known before it is made. */
  | ({ readonly type: "s3" } & CacheLocation)
  | { readonly type: "local"; readonly modes: readonly CacheMode[] };

/** https://docs.aws.amazon.com/codebuild/latest/userguide/caching-local.html */
const CACHE_MODES = { "docker-layer": "LOCAL_DOCKER_LAYER_CACHE", custom: "LOCAL_CUSTOM_CACHE" } as const;
export type CacheMode = keyof typeof CACHE_MODES;

/** As a project takes it. */
export function cacheOf(cache: Cache | undefined) {
  if (cache === undefined) return undefined;
  return cache.type === "s3"
    ? { type: "S3", location: `${cache.bucket}/${cache.prefix}` }
    : { type: "LOCAL", modes: cache.modes.map((mode) => CACHE_MODES[mode]) };
}
