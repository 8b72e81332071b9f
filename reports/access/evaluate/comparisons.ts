/**
 * How one value of a policy compares with one of a request, by type.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { isValidCIDR, parse, parseCIDR } from "ipaddr.js";
import type { Matcher } from "./text-pattern";

/** What isn't of the type fits nothing. */
export type Comparison = (wanted: string) => Matcher;

export type Order = (found: number, wanted: number) => boolean;

/** Whole and decimal numbers. */
export function numeric(holds: Order): Comparison {
  return byNumber(numberOf, holds);
}

/** ISO 8601, or seconds since 1970. */
export function date(holds: Order): Comparison {
  return byNumber(timeOf, holds);
}

/** `true` and `false`, in any case. */
export function bool(wanted: string): Matcher {
  const small = wanted.toLowerCase();
  return (found) => found.toLowerCase() === small;
}

/** Base64 in the policy as in the request, byte for byte. */
export function binary(wanted: string): Matcher {
  const bytes = Buffer.from(wanted, "base64");
  return (found) => Buffer.from(found, "base64").equals(bytes);
}

/** An address, or a range in CIDR notation; IPv4 and IPv6 are never the same. */
export function ip(wanted: string): Matcher {
  const range = wanted.includes("/") ? wanted : `${wanted}/${wanted.includes(":") ? 128 : 32}`;
  if (!isValidCIDR(range)) return () => false;
  const [network, bits] = parseCIDR(range);
  return (found) => {
    const address = addressOf(found);
    return address !== undefined && address.kind() === network.kind() && address.match(network, bits);
  };
}

function byNumber(read: (text: string) => number, holds: Order): Comparison {
  return (wanted) => {
    const right = read(wanted);
    return (found) => {
      const left = read(found);
      return !Number.isNaN(left) && !Number.isNaN(right) && holds(left, right);
    };
  };
}

function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}

function timeOf(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) && text.length > 4 ? Number(text) * 1000 : Date.parse(text);
}

function addressOf(text: string): ReturnType<typeof parse> | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
