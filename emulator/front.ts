/** The HTTP server that Terraform, cdktf and the aws CLI are pointed at: on the loopback interface, on a free port. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Accounts } from "./accounts";
import { actionOf, type Forward, type Handler, type Reply, type Request, signatureOf } from "./request";
import { ServiceError } from "./service-error";

export interface FrontOptions {
  readonly accounts: Accounts;
  /** Asked in this order; the first that answers wins. */
  readonly handlers: readonly Handler[];
  readonly forward: Forward;
  /** Told of every call before it is answered. */
  readonly onCall: (request: Request) => void;
}

/** Starts the server. */
export async function startFront(
  options: FrontOptions,
): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    void reply(options, incoming).then(
      ({ status, headers, body }) => {
        outgoing.writeHead(status, withoutHopByHop(headers, body)).end(body);
      },
      (error: unknown) => failed(outgoing, error),
    );
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return { port: (server.address() as AddressInfo).port, stop: () => stopServer(server) };
}

async function reply(
  { accounts, handlers, forward, onCall }: FrontOptions,
  incoming: IncomingMessage,
): Promise<Reply> {
  const { method = "GET", url: path = "/", headers } = incoming;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const signature = signatureOf(headers.authorization);
  const accountId = signature && accounts.of(signature.accessKeyId);
  if (!signature || accountId === undefined) return refused();
  const { region, service } = signature;
  const action = actionOf(method, path, headers, body);
  const request: Request = { method, path, headers, body, accountId, region, service, action };
  onCall(request);
  for (const handler of handlers) {
    const answer = handler(request, forward);
    if (answer) return answer;
  }
  const answer = await forward(request);
  accounts.learn(request, answer);
  return answer;
}

/** Whoever comes with another key means another AWS. */
function refused(): Reply {
  const message = "The security token included in the request is invalid: it is none of the emulator's";
  const body = Buffer.from(
    `<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>${message}</Message></Error></ErrorResponse>`,
  );
  return { status: 403, headers: { "content-type": "text/xml" }, body };
}

function withoutHopByHop(headers: Reply["headers"], body: Buffer): Reply["headers"] {
  const { connection: _connection, "transfer-encoding": encoding, ...kept } = headers;
  return encoding === undefined ? kept : { ...kept, "content-length": String(body.length) };
}

function failed(outgoing: ServerResponse, error: unknown): void {
  // 400, so that no client tries again: neither a bug of ours nor a moto that has ended gets better by waiting.
  const code = error instanceof ServiceError ? error.code : "EmulatorFailure";
  const message = error instanceof Error ? error.message : String(error);
  outgoing.writeHead(400, { "content-type": "application/json", "x-amzn-errortype": code });
  outgoing.end(JSON.stringify({ __type: code, message }));
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
