import * as z from "zod";
import { named, object, quotable } from "./values";

const command = z
  .string({ error: quotable("a shell command", () => true) })
  .regex(/\S/, { error: "a shell command" })
  .describe("A shell command; exit status 0 is success.");

const ALLOWED = "a list of at least one shell command";

const check = object({
  commands: z
    .array(command, { error: ALLOWED })
    .min(1, { error: ALLOWED })
    .describe("Shell commands, run one after the other from the top of the repository."),
});

/** Builds of their own that run beside each other and must exit 0. */
export const checks = named(check, "checks");
