import * as z from "zod";
import { choice, flag, integer, object, text } from "../../schema/values";
import { value, variablesOf } from "../../schema/variables";

/**
 * Runtimes of AWS that are not deprecated, and that hashicorp/aws 5.100 knows.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
const RUNTIMES = [
  "nodejs20.x",
  "nodejs22.x",
  "python3.10",
  "python3.11",
  "python3.12",
  "python3.13",
  "java11",
  "java17",
  "java21",
  "dotnet8",
  "ruby3.3",
  "ruby3.4",
  "provided.al2",
  "provided.al2023",
] as const;

/** It becomes a variable of the probe, which may have 4 KB of them. */
const MAX_EVENT = 2000;
const EVENT = `a mapping of at most ${MAX_EVENT} characters as JSON`;

/** The fields without their defaults, as an environment may override them. */
export const lambdaFields = {
  runtime: choice(RUNTIMES).describe("Runtime of the function, in AWS's word for it."),
  // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
  handler: text(
    "where the code begins, such as index.handler, at most 128 characters without spaces",
    /^\S+$/,
    128,
  ).describe("Where the code begins, such as index.handler."),
  memory: integer(128, 10_240).describe("MiB of the function, and its share of the CPU with them."),
  timeout: integer(1, 900).describe("Seconds that one invocation may take: 1 to 900."),
  architecture: choice(["x86_64", "arm64"]).describe("Instruction set that the build makes the code for."),
  ephemeralStorage: integer(512, 10_240).describe("MiB of /tmp."),
  reservedConcurrency: integer(0, 10_000).describe(
    "Invocations at a time that are kept for the function, and are its limit. Left out: it shares the account's.",
  ),
  tracing: flag().describe("true: X-Ray traces what is invoked."),
  environment: variablesOf(value(), "values").describe(
    "Environment variables of the function, no secrets. Those of an environment are added to the service's, or take their place.",
  ),
  probeEvent: z
    .record(z.string(), z.json(), { error: EVENT })
    .superRefine((event, context) => {
      const length = JSON.stringify(event).length;
      if (length > MAX_EVENT)
        context.addIssue({ code: "custom", message: ` of ${length} characters; allowed: ${EVENT}` });
    })
    .describe("What the hook probe invokes a new version with: an event that changes nothing."),
};

/** A function behind an alias. */
export const lambda = object({
  runtime: lambdaFields.runtime,
  handler: lambdaFields.handler,
  memory: lambdaFields.memory.default(128),
  timeout: lambdaFields.timeout.default(3),
  architecture: lambdaFields.architecture.default("x86_64"),
  ephemeralStorage: lambdaFields.ephemeralStorage.default(512),
  reservedConcurrency: lambdaFields.reservedConcurrency.optional(),
  tracing: lambdaFields.tracing.default(false),
  environment: lambdaFields.environment.default({}),
  probeEvent: lambdaFields.probeEvent.default({}),
}).describe("A Lambda function behind an alias.");
