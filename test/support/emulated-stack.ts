/** A stack of an example in an emulated account of its own, ready for Terraform. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { parseConfig } from "../../config/load";
import type { Emulator } from "../../emulator/emulator";
import { buildApp } from "../../stacks/app";
import { send } from "./emulator";
import { EXAMPLES } from "./examples";

/** Which stack. */
export interface StackOf {
  readonly example: string;
  /** Name of its account in the configuration. */
  readonly account: string;
  readonly stack: string;
}

/** A stack that is synthesized for an account. */
export interface EmulatedStack {
  readonly name: string;
  readonly accountId: string;
  /** Path of its configuration: the account has that id, and the environment's credentials. */
  readonly config: string;
  /** Folder of the synthesized stacks. */
  readonly output: string;
  /** Folder of the stack. */
  readonly directory: string;
}

/** Synthesizes an example with an account of that id, into a folder of its own below `parent`. */
export function synthesizeFor(parent: string, of: StackOf, accountId: string): EmulatedStack {
  const place = join(parent, accountId);
  mkdirSync(place);
  const document = parseDocument(readFileSync(EXAMPLES[of.example] ?? "", "utf8"));
  const path = of.account === "tools" ? ["tools"] : ["environments", of.account];
  document.setIn([...path, "account"], accountId);
  document.deleteIn([...path, "profile"]);
  const config = join(place, "slipway.yaml");
  writeFileSync(config, String(document));
  const output = join(place, "cdktf.out");
  buildApp(parseConfig(String(document), config), { outdir: output }).synth();
  return { name: of.stack, accountId, config, output, directory: join(output, "stacks", of.stack) };
}

/** Makes what has to stand before the stack is applied: its state's bucket, and what other stacks would have made. */
export async function prepareAccount(emulator: Emulator, { name, accountId }: EmulatedStack): Promise<void> {
  await makeStateBucket(emulator, accountId);
  if (name !== "tools-api") return;
  const connections = "com.amazonaws.codestar.connections.CodeStar_connections_20191201";
  const github = { ConnectionName: "acme-github", ProviderType: "GitHub" };
  await call(emulator, accountId, "codestar-connections", `${connections}.CreateConnection`, github);
  await makeKey(emulator, accountId, "alias/acme-build-logs");
  for (const region of ["us-east-1", "eu-west-1"]) {
    const path = `/acme-artifacts-${accountId}-${region}`;
    await made(emulator, accountId, "s3", { method: "PUT", path });
    await makeKey(emulator, accountId, "alias/acme-artifacts", region);
  }
}

async function makeKey(
  emulator: Emulator,
  account: string,
  AliasName: string,
  region?: string,
): Promise<void> {
  const kms = (action: string, input: object) =>
    made(emulator, account, "kms", {
      ...jsonCall(`TrentService.${action}`, input),
      ...(region && { region }),
    });
  const TargetKeyId = /"KeyId": ?"([^"]+)/.exec(await kms("CreateKey", {}))?.[1];
  await kms("CreateAlias", { AliasName, TargetKeyId });
}

/** Makes the bucket in which an account's stacks keep their state. */
export async function makeStateBucket(emulator: Emulator, accountId: string): Promise<void> {
  await made(emulator, accountId, "s3", { method: "PUT", path: `/acme-state-${accountId}-us-east-1` });
}

/** A call in the JSON protocol, which must not be refused. Returns its answer. */
export function call(
  emulator: Emulator,
  account: string,
  service: string,
  target: string,
  input: object,
): Promise<string> {
  return made(emulator, account, service, jsonCall(target, input));
}

function jsonCall(target: string, input: object) {
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
  return { headers, body: JSON.stringify(input) };
}

async function made(
  emulator: Emulator,
  account: string,
  service: string,
  request: Partial<Parameters<typeof send>[1]>,
): Promise<string> {
  const response = await send(emulator, { ...request, service, account });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service} refused: ${text}`);
  return text;
}
