import { Accounts } from "../../emulator/accounts";
import { AMENDMENTS } from "../../emulator/amendments";
import { startFront } from "../../emulator/front";
import { startMoto } from "../../emulator/moto";
import { Store } from "../../emulator/store";
import { missingMoto, PYTHON } from "./emulated";
import { send } from "./emulator";
import { describeTier } from "./tier";

/** Where calls are sent. */
export interface Server {
  readonly url: string;
}

/** Two ways to one moto: what is written through either stands in both. */
export interface Servers {
  /** Through the amendments. */
  readonly amended: Server;
  /** As moto answers by itself. */
  readonly alone: Server;
}

/** A `describe` of tests of amendments; `tests` gets a function that returns the servers they share. */
export function describeAmended(title: string, tests: (servers: () => Servers) => void): void {
  describeTier(title, missingMoto(), () => {
    // moto loads a service at its first call, which takes seconds on a busy machine.
    jest.setTimeout(30_000);
    let servers: Servers | undefined;
    const stops: (() => Promise<void>)[] = [];
    beforeAll(async () => {
      const moto = await startMoto(PYTHON);
      stops.push(moto.stop);
      const store = new Store();
      const start = async (handlers: typeof AMENDMENTS) => {
        const front = await startFront({
          accounts: new Accounts(),
          handlers: handlers.map((handler) => handler(store)),
          forward: moto.forward,
          onCall: () => undefined,
        });
        stops.unshift(front.stop);
        return { url: `http://127.0.0.1:${front.port}` };
      };
      servers = { amended: await start(AMENDMENTS), alone: await start([]) };
    }, 90_000);
    afterAll(async () => {
      for (const stop of stops) await stop();
    });
    tests(() => {
      if (!servers) throw new Error("the servers run from beforeAll on");
      return servers;
    });
  });
}

/** A call in the JSON protocol; its output. */
export async function jsonCall(
  server: Server,
  service: string,
  target: string,
  input: object,
): Promise<unknown> {
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
  const response = await send(server, { service, headers, body: JSON.stringify(input) });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return JSON.parse(text);
}

/** A call in a REST protocol; the body of its reply. */
export async function restCall(
  server: Server,
  service: string,
  method: string,
  path: string,
  content?: object | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const [type, body] =
    typeof content === "object"
      ? ["application/json", JSON.stringify(content)]
      : ["application/xml", content];
  const given = body === undefined ? { headers } : { body, headers: { "content-type": type, ...headers } };
  const response = await send(server, { service, method, path, ...given });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/** The first element of that name in XML; undefined when there is none. */
export function elementIn(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}(?:\\s[^>]*)?>(.*?)</${name}>`, "s").exec(xml)?.[1];
}
