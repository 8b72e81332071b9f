import {
  type CodebuildProjectCache,
  codebuildProjectCacheToHclTerraform,
} from "@cdktf/provider-aws/lib/codebuild-project";
import { dynamicBlocks } from "../../face/blocks";
import { eachOf, type Items } from "../../face/each";
import { textList } from "../../face/resources";
import type { CacheLocation } from "../build-cache/build-cache.policies";

/** What a project keeps between builds: in S3, or on the machine that happens to be the same. */
export type Cache = S3Cache | LocalCache;

/** None, one, or some of which Terraform finds one. */
type Caches = Cache | Items<Cache> | undefined;

/** The bucket is named and not referred to, so that the role's policy is known before it is made. */
export type S3Cache = { readonly type: "s3" } & CacheLocation;

export interface LocalCache {
  readonly type: "local";
  /** Out of `CACHE_MODES`. */
  readonly modes: Items<string>;
}

/** https://docs.aws.amazon.com/codebuild/latest/userguide/caching-local.html */
export const CACHE_MODES = {
  "docker-layer": "LOCAL_DOCKER_LAYER_CACHE",
  custom: "LOCAL_CUSTOM_CACHE",
} as const;

/** As a project takes them. */
export function cachesOf(caches: Caches): Items<CodebuildProjectCache> {
  return eachOf(listed(caches), (cache) => [
    cache.type === "s3"
      ? { type: "S3", location: `${cache.bucket}/${cache.prefix}` }
      : { type: "LOCAL", modes: textList(cache.modes) },
  ]);
}

/** Those that take a right of their own. */
export function inS3(caches: Caches): Items<S3Cache> {
  return eachOf(listed(caches), (cache) => (cache.type === "s3" ? [cache] : []));
}

export function cacheBlocks(caches: Caches) {
  const blocks = dynamicBlocks("cache", cachesOf(caches), (one) => ({
    fixed: codebuildProjectCacheToHclTerraform(one),
  }));
  return { cache: blocks };
}

function listed(caches: Caches): Items<Cache> {
  if (caches === undefined) return [];
  return "type" in caches ? [caches] : caches;
}
