/** Which resources stand on which, as `terraform graph` draws it. https://developer.hashicorp.com/terraform/cli/commands/graph */

/** All that a resource depends on, directly or not; by address without keys of instances. */
export type Dependencies = (resource: string) => ReadonlySet<string>;

/** Reads the graph. OpenTofu marks its nodes with `[root]` and `(expand)`. */
export function dependenciesOf(graph: string): Dependencies {
  const direct = new Map<string, string[]>();
  for (const [, from = "", to = ""] of graph.matchAll(/^\s*"(.+?)" -> "(.+?)"/gm)) {
    direct.set(plain(from), [...(direct.get(plain(from)) ?? []), plain(to)]);
  }
  return (resource) => {
    const found = new Set<string>();
    const open = [resource];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const needed of direct.get(next) ?? []) {
        if (found.has(needed)) continue;
        found.add(needed);
        open.push(needed);
      }
    }
    return found;
  };
}

/** An instance's resource: `aws_subnet.public["us-east-1a"]` is one of `aws_subnet.public`. */
export function resourceOf(address: string): string {
  return address.replace(/\[("(\\.|[^"\\])*"|\d+)\]/g, "");
}

function plain(node: string): string {
  return node.replace(/^\[root\] /, "").replace(/ \(.*\)$/, "");
}
