import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** `proc_pid_net(5)`: a socket that listens. */
const LISTENS = "0A";

/** Where a process accepts TCP connections: `127.0.0.1:4000`. Only Linux can tell. */
export function listeningOf(pid: number): string[] {
  const folder = `/proc/${pid}`;
  const own = new Set(readdirSync(`${folder}/fd`).map((fd) => targetOf(`${folder}/fd/${fd}`)));
  return ["tcp", "tcp6"].flatMap((protocol) => {
    const [, ...lines] = readFileSync(`${folder}/net/${protocol}`, "utf8").trim().split("\n");
    return lines
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === LISTENS && own.has(`socket:[${inode}]`))
      .map(([, local = ""]) => addressOf(local));
  });
}

/** Empty for what was closed meanwhile. */
function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return "";
  }
}

/** From `0100007F:0FA0`; an address of IPv6 is left as it is, to be equal to none of IPv4. */
function addressOf(local: string): string {
  const [address = "", port = ""] = local.split(":");
  const bytes = Buffer.from(address, "hex").reverse();
  return `${bytes.length === 4 ? bytes.join(".") : address}:${Number.parseInt(port, 16)}`;
}
