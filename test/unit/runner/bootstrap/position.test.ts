import type { Look } from "../../../../runner/bootstrap/look";
import { type Position, positionOf } from "../../../../runner/bootstrap/position";
import type { StateFile } from "../../../../runner/bootstrap/state-file";
import { RESOURCE_TYPES, type ResourceType, type StateStack } from "../../../../runner/bootstrap/state-stack";

const STACK: StateStack = {
  name: "bootstrap-tools",
  region: "us-east-1",
  bucket: "acme-state",
  stateKey: "bootstrap-tools.tfstate",
  keyAlias: "alias/acme-state",
  keyDescription: "Encrypts",
  tags: {},
  addresses: Object.fromEntries(RESOURCE_TYPES.map((type) => [type, `${type}.x`])) as StateStack["addresses"],
  additions: [],
};
const FOLDER = ".slipway/bootstrap-tools";
const EVERY_SETTING = RESOURCE_TYPES.filter((type) => type.startsWith("aws_s3_bucket"));

/** What an account holds: nothing, but for what is said. */
function account({
  types = [],
  aliased,
  candidates = [],
  encryptionKey,
  state,
}: {
  types?: readonly ResourceType[];
  aliased?: string;
  candidates?: readonly string[];
  encryptionKey?: string;
  state?: StateFile;
} = {}): Look {
  return {
    bucket: { types, ...(encryptionKey && { encryptionKey }), ...(state && { state }) },
    key: {
      ...(aliased && { aliased }),
      candidates: candidates.map((id) => ({ id, created: "2026-01-01" })),
    },
  };
}

/** A state that knows resources of these types, the key under this id. */
function stateOf(
  types: readonly ResourceType[],
  key = "key-1",
  tainted: readonly ResourceType[] = [],
): StateFile {
  const idOf = (type: ResourceType) =>
    type === "aws_kms_key" ? key : type === "aws_kms_alias" ? "alias/acme-state" : "acme-state";
  const resources = types.map((type) => ({
    address: `${type}.x`,
    id: idOf(type),
    tainted: tainted.includes(type),
  }));
  return { serial: 1, resources };
}

const importOf = (type: ResourceType, id = "acme-state") => ({ to: `${type}.x`, id });
const ALL = stateOf(RESOURCE_TYPES);
const NOTHING: Position = { stage: "local", imports: [], untaint: [] };
const BUCKET_BY_HAND = ["aws_s3_bucket", "aws_s3_bucket_versioning"] as const;

const positions: readonly (readonly [string, Look, StateFile | undefined, Position])[] = [
  ["nothing was ever made", account(), undefined, NOTHING],
  ["an init was interrupted", account(), stateOf([]), NOTHING],
  [
    "a key was made, but the state was lost",
    account({ candidates: ["key-1"] }),
    undefined,
    { ...NOTHING, imports: [importOf("aws_kms_key", "key-1")] },
  ],
  [
    "somebody made a bucket by hand",
    account({ types: BUCKET_BY_HAND }),
    undefined,
    { ...NOTHING, imports: BUCKET_BY_HAND.map((type) => importOf(type)) },
  ],
  [
    "everything was made, and the state was lost",
    account({ types: EVERY_SETTING, aliased: "key-1" }),
    undefined,
    {
      ...NOTHING,
      imports: [
        importOf("aws_kms_key", "key-1"),
        importOf("aws_kms_alias", "alias/acme-state"),
        ...EVERY_SETTING.map((type) => importOf(type)),
      ],
    },
  ],
  [
    "the state is a step behind the account",
    account({ types: ["aws_s3_bucket"], aliased: "key-1" }),
    stateOf(["aws_kms_key"]),
    { ...NOTHING, imports: [importOf("aws_kms_alias", "alias/acme-state"), importOf("aws_s3_bucket")] },
  ],
  [
    "the key that the state knows has no alias yet, and another key looks like it",
    account({ candidates: ["key-1", "key-2"] }),
    stateOf(["aws_kms_key"]),
    NOTHING,
  ],
  [
    "making the bucket was interrupted",
    account({ types: ["aws_s3_bucket"] }),
    stateOf(["aws_s3_bucket"], "key-1", ["aws_s3_bucket"]),
    { ...NOTHING, untaint: ["aws_s3_bucket.x"] },
  ],
  [
    "everything is made, and the state has not moved yet",
    account({ types: EVERY_SETTING, aliased: "key-1" }),
    ALL,
    NOTHING,
  ],
  [
    "the state has moved, and the local one is still there",
    account({ types: EVERY_SETTING, aliased: "key-1", state: ALL }),
    ALL,
    { stage: "bucket", imports: [], untaint: [] },
  ],
  [
    "it is all there",
    account({ types: EVERY_SETTING, aliased: "key-1", state: ALL }),
    undefined,
    { stage: "bucket", imports: [], untaint: [] },
  ],
  [
    "the state in the bucket has forgotten the bucket's policy",
    account({
      types: EVERY_SETTING,
      aliased: "key-1",
      state: stateOf(RESOURCE_TYPES.filter((type) => type !== "aws_s3_bucket_policy")),
    }),
    undefined,
    { stage: "bucket", imports: [importOf("aws_s3_bucket_policy")], untaint: [] },
  ],
];

test.each(positions)("%s", (_title, look, local, position) => {
  expect(positionOf(STACK, look, local, FOLDER)).toEqual(position);
});

const refusals: readonly (readonly [string, Look, StateFile | undefined, readonly RegExp[]])[] = [
  [
    "two states that contradict each other",
    account({ types: EVERY_SETTING, aliased: "key-1", state: ALL }),
    stateOf(["aws_kms_key", "aws_s3_bucket"], "key-2"),
    [
      /differs from s3:\/\/acme-state\/bootstrap-tools\.tfstate/,
      /aws_kms_key\.x: key-2 there, key-1 in/,
      /schedule-key-deletion --key-id key-2$/,
    ],
  ],
  [
    "a local state that knows what the bucket's has never seen",
    account({ types: EVERY_SETTING, aliased: "key-1", state: stateOf(["aws_kms_key"]) }),
    stateOf(["aws_kms_key", "aws_s3_bucket"]),
    [/aws_s3_bucket\.x: acme-state there, nothing in the bucket/],
  ],
  [
    "a local state with a key that the bucket's has forgotten, and which is no more left over than another",
    account({ types: EVERY_SETTING, aliased: "key-1", state: stateOf(["aws_s3_bucket"]) }),
    stateOf(["aws_kms_key"]),
    [/aws_kms_key\.x: key-1 there, nothing in the bucket\n.*run this again\.$/],
  ],
  [
    "a key of ours, when a colleague's has the alias by now",
    account({ aliased: "key-2" }),
    stateOf(["aws_kms_key"]),
    [/key key-1, but alias\/acme-state points to key key-2/, /schedule-key-deletion --key-id key-1/],
  ],
  [
    "several keys that could be the one",
    account({ candidates: ["key-1", "key-2"], encryptionKey: "arn:aws:kms:us-east-1:1:key/key-2" }),
    undefined,
    [
      /^2 keys could be that of bootstrap-tools/,
      /key-1, made 2026-01-01\n/,
      /key-2, made 2026-01-01, the bucket is encrypted with it/,
      /create-alias --alias-name alias\/acme-state/,
    ],
  ],
];

test.each(refusals)("%s: a person decides", (_title, look, local, messages) => {
  for (const message of messages) expect(() => positionOf(STACK, look, local, FOLDER)).toThrow(message);
});
