/** Where connections and hosts are kept, and finding them there. */
import type { Context } from "../../service";

export interface Connection {
  readonly ConnectionName: string;
  readonly ConnectionArn: string;
  readonly ProviderType: string;
  readonly OwnerAccountId: string;
  readonly ConnectionStatus: "PENDING";
  readonly HostArn?: string;
}

export interface Host {
  readonly Name: string;
  readonly HostArn: string;
  readonly ProviderType: string;
  readonly ProviderEndpoint: string;
  readonly VpcConfiguration?: object;
  readonly Status: "PENDING";
}

/** Connections, by their ARN. */
export function connectionsOf(context: Context): Map<string, Connection> {
  return context.collection("connections");
}

/** Hosts, by their ARN. */
export function hostsOf(context: Context): Map<string, Host> {
  return context.collection("connection hosts");
}

/** What has the ARN, under either of the service's names. */
export function find<T>(kept: ReadonlyMap<string, T>, arn: string): T | undefined {
  const withoutService = arn.replace(/^arn:aws:(codestar-connections|codeconnections):/, "");
  return (
    kept.get(`arn:aws:codeconnections:${withoutService}`) ??
    kept.get(`arn:aws:codestar-connections:${withoutService}`)
  );
}
