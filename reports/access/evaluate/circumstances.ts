/** What a request brings along besides who asks for what. */
import { type Keys, keysOf, type Value } from "./context";

/** What the request's context holds besides what follows from principal and resource. */
export interface Circumstances {
  readonly keys: Keys;
  /** What is true of condition keys that nobody mentions. */
  readonly others: "absent" | "unknown";
  /** Of a call to KMS; `undefined`: it has none, or, where other keys are unknown, an unknown one. */
  readonly encryptionContext: Readonly<Record<string, string>> | undefined;
}

export interface CircumstancesInput {
  /** Condition keys in any case; `UNKNOWN` where an attacker chooses, `undefined` where there is certainly none. */
  readonly values?: Readonly<Record<string, Value>>;
  /** Left out: absent. */
  readonly others?: Circumstances["others"];
  /** Left out: none, or unknown where `others` are. */
  readonly encryptionContext?: Readonly<Record<string, string>>;
}

/** Circumstances are made once and used for many requests. */
export function circumstancesOf({
  values = {},
  others = "absent",
  encryptionContext,
}: CircumstancesInput): Circumstances {
  const encryption = Object.entries(encryptionContext ?? {}).map(([key, value]) => [
    `${CONTEXT}:${key}`,
    value,
  ]);
  const keys = {
    ...Object.fromEntries(encryption),
    ...(encryptionContext && { "kms:EncryptionContextKeys": Object.keys(encryptionContext) }),
    ...values,
  };
  return { keys: keysOf(keys, encryptionContext ? [`${CONTEXT}:`] : []), others, encryptionContext };
}

/** Prefix of the condition keys that hold a call's encryption context. */
const CONTEXT = "kms:EncryptionContext";
