/** moto's server as a child process, and calls to it. https://docs.getmoto.org/en/latest/docs/server_mode.html */
import { type ChildProcess, spawn } from "node:child_process";
import { Agent, request as httpRequest } from "node:http";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Reply, Request } from "./request";

/** A moto server that answers. */
export interface Moto {
  readonly port: number;
  readonly version: string;
  /** Folder of botocore's service models. */
  readonly models: string;
  readonly pid: number;
  /** Sends a request to it, in the request's account. */
  readonly forward: (request: Request) => Promise<Reply>;
  /** Ends it and waits for its end. */
  readonly stop: () => Promise<void>;
}

/** Seen from the sources and from dist/ alike. */
const SCRIPT = join(dirname(__dirname), "emulator", "moto-server.py");

/** Loading moto takes two or three seconds; on a busy machine, many. */
const READY_WITHIN_MS = 60_000;

/**
 * Starts moto on a free port of the loopback interface. It ends when `stop` is called and when this process ends.
 * @param python a Python that can import moto
 * @throws Error with what Python said when it doesn't start
 */
export async function startMoto(python: string): Promise<Moto> {
  const child = spawn(python, ["-u", SCRIPT], {
    // With a profile of the user's that it can't read, moto would answer 500.
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_"))),
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  try {
    const { port, version, models } = await firstLine(child);
    const agent = new Agent({ maxSockets: 32 });
    const stop = async () => {
      agent.destroy();
      child.kill("SIGKILL");
      await ended;
    };
    child.stdout?.resume();
    return {
      port,
      version,
      models,
      pid: child.pid ?? 0,
      forward: (request) => send(port, agent, request),
      stop,
    };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

interface Ready {
  readonly port: number;
  readonly version: string;
  readonly models: string;
}

function firstLine(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (reason: string) => {
      clearTimeout(limit);
      reject(new Error(`moto did not start: ${reason}\n${said}`.trim()));
    };
    const limit = setTimeout(
      () => fail(`no answer within ${READY_WITHIN_MS / 1000} seconds`),
      READY_WITHIN_MS,
    );
    child.stderr?.on("data", (chunk: Buffer) => {
      // The end is what says why; a long-lived server may say much.
      said = (said + chunk.toString()).slice(-4_000);
    });
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code) => fail(`Python ended with exit status ${code}`));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).once("line", (line) => {
      try {
        resolve(JSON.parse(line) as Ready);
        clearTimeout(limit);
      } catch {
        fail(`it said ${line}`);
      }
    });
  });
}

function send(
  port: number,
  agent: Agent,
  { method, path, headers, body, accountId }: Request,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: "127.0.0.1",
        port,
        agent,
        method,
        path,
        headers: { ...headers, "x-moto-account-id": accountId },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.once("error", reject);
        incoming.once("end", () =>
          resolve({
            status: incoming.statusCode ?? 502,
            headers: incoming.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}
