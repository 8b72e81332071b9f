import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { lookForKey } from "../../../../runner/bootstrap/key-look";
import { RESOURCE_TYPES, type StateStack } from "../../../../runner/bootstrap/state-stack";

// The SDK says at its first start that versions to come will ask for a newer Node.js.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

const STACK: StateStack = {
  name: "bootstrap-tools",
  region: "us-east-1",
  bucket: "acme-state",
  stateKey: "bootstrap-tools.tfstate",
  keyAlias: "alias/acme-state",
  keyDescription: "Encrypts",
  tags: { "slipway-account": "tools" },
  addresses: Object.fromEntries(RESOURCE_TYPES.map((type) => [type, `${type}.x`])) as StateStack["addresses"],
  additions: [],
};

/** A key as KMS tells of it; `denied`: its policy, or ours, keeps us from looking. */
type Key = "ours" | "other" | "denied";

/** The keys of the account, by id. */
let keys: Readonly<Record<string, Key>> = {};
/** Ids of the keys that have some alias of their own. */
let aliased: readonly string[] = [];

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** KMS as far as a look goes. https://docs.aws.amazon.com/kms/latest/APIReference */
function answer(action: string | undefined, id: string): Answer {
  const key = keys[id];
  const good = (body: object) => ({ status: 200, body });
  switch (action) {
    case "ListKeys":
      return good({ Keys: Object.keys(keys).map((KeyId) => ({ KeyId })) });
    case "ListAliases":
      return good({ Aliases: aliased.map((TargetKeyId) => ({ TargetKeyId })) });
    case "ListResourceTags":
      return good({ Tags: key === "ours" ? [{ TagKey: "slipway-account", TagValue: "tools" }] : [] });
    default:
      if (key === undefined) return { status: 400, body: { __type: "NotFoundException" } };
      if (key === "denied") return { status: 400, body: { __type: "AccessDeniedException" } };
      return good({ KeyMetadata: { KeyId: id, KeyManager: "CUSTOMER", Description: "Encrypts" } });
  }
}

let kms: Server;

beforeAll((done) => {
  kms = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { KeyId = "" }: { KeyId?: string } = JSON.parse(Buffer.concat(chunks).toString());
      const { status, body } = answer(String(request.headers["x-amz-target"]).split(".")[1], KeyId);
      response.writeHead(status, { "Content-Type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
    });
  }).listen(0, "127.0.0.1", done);
});

afterAll((done) => {
  kms.close(done);
  kms.closeAllConnections();
});

function lookAt(account: typeof keys, withAlias: readonly string[] = []) {
  [keys, aliased] = [account, withAlias];
  const { port } = kms.address() as AddressInfo;
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  const settings = { region: "us-east-1", credentials, endpoint: `http://127.0.0.1:${port}` };
  return lookForKey(settings, STACK);
}

test("the key with the stack's tags is found among others, whatever the others keep to themselves", async () => {
  await expect(lookAt({ a: "other", b: "denied", c: "ours" })).resolves.toMatchObject({
    candidates: [{ id: "c" }],
  });
});

test("a key that nobody here may look at could be the one: no second one is made", async () => {
  const look = lookAt({ a: "other", b: "denied" });
  await expect(look).rejects.toThrow(
    /^1 key that nobody here may look at could be that of bootstrap-tools:\n {2}b\n/,
  );
  await expect(look).rejects.toThrow(/kms:DescribeKey and kms:ListResourceTags/);
  await expect(look).rejects.toThrow("aws kms create-alias --alias-name alias/acme-state --target-key-id ID");
});

test("a key with an alias of its own is somebody else's", async () => {
  await expect(lookAt({ a: "denied", b: "other" }, ["a"])).resolves.toEqual({ candidates: [] });
});
