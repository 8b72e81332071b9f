import { RULED } from "../conditions";
import type { Check, Service } from "../config";
import type { Finding } from "../document";
import type { Rule } from "../draft";
import type { Path } from "../problem";
import { credentialIn } from "../secret-literal";
import { runsOf } from "./builds";
import { releasePath } from "./paths";

/** Commands stand in the project, in plans and in states, as variables do. */
export const commandSecrets: Rule = ({ services, infrastructure }) => [
  ...services.flatMap((service) => [
    ...runsOf(service).flatMap(({ path, run }) => ("steps" in run ? found(path, run) : [])),
    ...inConditions(service),
  ]),
  ...inCommands(["infrastructure", "checks"], infrastructure?.checks ?? []),
];

function inConditions({ name, releases }: Service): Finding[] {
  return releases.flatMap(({ environment, conditions }) =>
    RULED.flatMap((place) => {
      const commands = conditions[place]?.commands;
      return commands ? found(releasePath(name, environment, "conditions", place), commands) : [];
    }),
  );
}

/** The command itself is never repeated: messages end up in logs. */
function found(path: Path, { steps }: Check): Finding[] {
  return "buildspec" in steps ? [] : inCommands([...path, "commands"], steps.commands);
}

function inCommands(path: Path, commands: readonly string[]): Finding[] {
  return commands.flatMap((command, index) => {
    const looks = credentialIn(command);
    if (looks === undefined) return [];
    const message =
      `found what looks like ${looks}, in plain text; allowed: keep it in Secrets Manager of the tools account ` +
      "and let the command take it from a variable, environment: { NAME: { secret: <name> } }";
    return [{ path: [...path, index], message }];
  });
}
