import { IPv4 } from "ipaddr.js";

/** What is wrong with a VPC's range, to follow on it; undefined when nothing is. */
export function rangeFault(text: string): string | undefined {
  const [address = "", prefix = "", ...rest] = text.split("/");
  if (address.includes(":")) return "an IPv6 range";
  if (!IPv4.isValidFourPartDecimal(address) || !/^([1-9]?[0-9])$/.test(prefix) || rest.length > 0)
    return "not a range";
  if (Number(prefix) < 16) return "larger than a VPC can be";
  if (Number(prefix) > 24) return "too small for the subnets of load balancers";
  if (UNROUTABLE.has(IPv4.parse(address).range())) return "not a range for networks";
  const start = IPv4.networkAddressFromCIDR(text).toString();
  return start === address ? undefined : `an address inside a range; write ${start}/${prefix}`;
}

/** Ranges that no VPC takes: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const UNROUTABLE: ReadonlySet<string> = new Set([
  "unspecified",
  "loopback",
  "linkLocal",
  "multicast",
  "broadcast",
]);

/** True when two sound ranges share an address. */
export function overlap(a: string, b: string): boolean {
  const size = Math.min(...[a, b].map((range) => Number(range.split("/")[1])));
  const [first, second] = [a, b].map((range) =>
    IPv4.networkAddressFromCIDR(`${range.split("/")[0]}/${size}`).toString(),
  );
  return first === second;
}
