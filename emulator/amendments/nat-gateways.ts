/**
 * The address of a NAT gateway, which is free once the gateway is deleted. moto keeps it taken, and a gateway that
 * follows another one could never be made.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNatGateway.html
 */
import type { Forward, Handler, Reply, Request } from "../request";
import { isDone, parametersOf } from "./amend";

export function natGateways(): Handler {
  return (request, forward) =>
    request.service === "ec2" && request.action === "DeleteNatGateway"
      ? deleteGateway(request, forward)
      : undefined;
}

async function deleteGateway(request: Request, forward: Forward): Promise<Reply> {
  const id = parametersOf(request).get("NatGatewayId") ?? "";
  const described = await forward(queried(request, "DescribeNatGateways", { "NatGatewayId.1": id }));
  const reply = await forward(request);
  if (!isDone(reply)) return reply;
  for (const [, association] of described.body.toString("utf8").matchAll(/<associationId>([^<]+)/g)) {
    await forward(queried(request, "DisassociateAddress", { AssociationId: association ?? "" }));
  }
  return reply;
}

/** Another action of the same caller. */
function queried(request: Request, action: string, parameters: Record<string, string>): Request {
  const body = new URLSearchParams({ Action: action, Version: "2016-11-15", ...parameters }).toString();
  const headers = { ...request.headers, "content-length": String(Buffer.byteLength(body)) };
  return { ...request, action, headers, body: Buffer.from(body) };
}
