import type { Document, Finding } from "../document";
import type { Rule } from "../draft";
import type { Path } from "../problem";
import { environmentPath } from "./paths";

const IDS = ["vpcId", "privateSubnetIds", "publicSubnetIds"];
const EITHER =
  "give cidr (Slipway makes the network), or vpcId, privateSubnetIds and publicSubnetIds (it exists)";

/** A network is made or exists: a range, or all three kinds of ids. */
export const networkKind: Rule = ({ document }) =>
  document
    .keys(["environments"])
    .map((name) => environmentPath(name, "network"))
    .flatMap((path) => check(document, path));

function check(document: Document, path: Path): Finding[] {
  const keys = document.keys(path);
  const [id] = keys.filter((key) => IDS.includes(key));
  if (id === undefined) {
    // Another key is a misspelt one, and already said.
    const rangeless = keys.every((key) => key === "availabilityZones") && document.found(path) !== "nothing";
    const isMapping = rangeless && ["a mapping", "an empty mapping"].includes(document.found(path));
    return isMapping ? [{ path, message: `found neither a range nor ids; ${EITHER}` }] : [];
  }
  if (keys.includes("cidr"))
    return [{ path: [...path, id], at: "key", message: `found ${id} beside cidr; ${EITHER}` }];
  const missing = IDS.filter((key) => !keys.includes(key)).map((key) => ({
    path: [...path, key],
    message: `missing beside ${id}; ${EITHER}`,
  }));
  if (!keys.includes("availabilityZones")) return missing;
  const message = `found availabilityZones beside ${id}; leave them out, the subnets' zones are known`;
  return [...missing, { path: [...path, "availabilityZones"], at: "key", message }];
}
