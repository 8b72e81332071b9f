import { spawn } from "node:child_process";
import type { Socket } from "node:net";

/** Kills process groups when this process is gone, whatever ended it. */
export interface Guard {
  readonly watch: (group: number) => void;
  /** The group has ended: its id may become another's. */
  readonly forget: (group: number) => void;
}

/** Keeps a list by the lines it reads; their end is the end of whoever writes them. */
const SCRIPT = `
groups=" "
while read -r sign id; do
  case $sign in
    +) groups="$groups$id " ;;
    -) case $groups in *" $id "*) groups="\${groups%% $id *} \${groups#* $id }" ;; esac ;;
  esac
done
for id in $groups; do kill -s KILL -- "-$id"; done
`;

/** Starts the guard: a shell of its own, out of reach of what a terminal sends to this process. */
export function startGuard(): Guard {
  const shell = spawn("sh", ["-c", SCRIPT], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  // Without a shell there is no guard; everything else works as it does.
  shell.on("error", () => undefined);
  shell.stdin.on("error", () => undefined);
  shell.unref();
  (shell.stdin as Socket).unref();
  return {
    watch: (group) => void shell.stdin.write(`+ ${group}\n`),
    forget: (group) => void shell.stdin.write(`- ${group}\n`),
  };
}
