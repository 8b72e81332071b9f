/** What somebody asks of AWS. */
import { keysOfCaller } from "./caller";
import type { Circumstances } from "./circumstances";
import { Context, type Keys, keysOf, UNKNOWN } from "./context";
import type { Grant } from "./grant";
import type { Policy } from "./policy";
import type { Principal } from "./principal";

export interface Resource {
  /** Its ARN; `*` for actions that take no resource. */
  readonly arn: string;
  /** The account it belongs to: an S3 bucket's ARN doesn't say. For `*`, the caller's. */
  readonly account: string;
  /** Bucket, key, trust, topic or repository policy. An object has its bucket's. */
  readonly policies: readonly Policy[];
  /** Of a KMS key. */
  readonly grants?: readonly Grant[];
}

export interface Request {
  readonly principal: Principal;
  /** `kms:Decrypt` */
  readonly action: string;
  readonly resource: Resource;
  readonly circumstances: Circumstances;
}

/** All condition keys of a request; what its circumstances say goes before what follows from principal and resource. */
export function contextOf({ principal, resource, circumstances }: Request): Context {
  return new Context(
    [circumstances.keys, keysOfCaller(principal), keysOfResource(resource)],
    circumstances.others === "unknown" ? UNKNOWN : undefined,
  );
}

const computed = new WeakMap<Resource, Keys>();

function keysOfResource(resource: Resource): Keys {
  const known = computed.get(resource);
  if (known !== undefined) return known;
  const keys = keysOf({ "aws:ResourceAccount": resource.account });
  computed.set(resource, keys);
  return keys;
}
