import type { Config, Environment } from "../../config/config";
import { type Colors, count, wrapped } from "../output";

/** What Slipway is, what will happen, and what the configuration describes. */
export function openingText(config: Config, file: string, colors: Colors): string {
  const { organization, tools, environments, services } = config;
  const accounts = [
    [tools.name, tools.id, "builds, checks and releases"],
    ...environments.map((environment) => [environment.name, environment.id, roleOf(config, environment)]),
  ];
  const width = Math.max(...accounts.map(([name = ""]) => name.length));
  return [
    `${colors.bold("Slipway")} launches code from a tools account into every workload account. You`,
    "describe accounts and services in one file; Slipway turns it into Terraform: in",
    "the tools account, pipelines that build, check and release; in the others, what",
    "the services run on, and the roles that let a pipeline in and allow no more.",
    "",
    "This demo makes all of it, looks at it and takes it down again: with the real",
    "Terraform and AWS provider, on an AWS that is emulated on this machine. It needs",
    "no AWS account and calls none. It works in a temporary folder: nothing of yours",
    "is touched. Ctrl-C ends it at any moment.",
    "",
    `${file} describes ${count(services.length, "service")} and ${count(accounts.length, "account")} of ${organization}:`,
    ...accounts.map(([name = "", id, does = ""]) => {
      const text = wrapped(does.split(" "), " ".repeat(width + 18)).trimStart();
      return `  ${colors.bold(name.padEnd(width))}  ${id}  ${text}`;
    }),
  ].join("\n");
}

function roleOf({ services }: Config, { name, approval }: Environment): string {
  const releases = services.flatMap((service) =>
    service.releases
      .filter(({ environment }) => environment === name)
      .map(({ strategy }) => `${service.name} (${strategy})`),
  );
  const some = releases.length > 4 ? count(releases.length, "service") : releases.join(", ");
  return `runs ${some || "nothing yet"}${approval ? ", after a person's yes" : ""}`;
}
