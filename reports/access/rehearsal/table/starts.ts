/** What starts a pipeline: events, clocks and workflows. */
import type { Step } from "../call";
import { SOURCES } from "../sources";

/** A role that EventBridge or its Scheduler took to start a pipeline. */
export interface Start {
  readonly role: string;
  readonly pipeline: string;
}

export const START_PIPELINE: Step<Start> = {
  name: "starts the pipeline",
  caller: ({ role }) => ({ role }),
  rows: [
    {
      actions: ["codepipeline:StartPipelineExecution"],
      on: ({ pipeline }) => [pipeline],
      source: SOURCES.eventsStart,
    },
  ],
};

/** A job of GitHub Actions that becomes a role. */
export interface Workflow {
  /** ARN of the role. */
  readonly role: string;
  /** ARN of the account's identity provider. */
  readonly provider: string;
  /** Without `https://`. */
  readonly issuer: string;
  /** `repo:acme/quotes:environment:production` */
  readonly subject: string;
  /** `refs/heads/main`, where a trust may ask for it beside the subject. */
  readonly ref?: string;
}

export const ENTER_BY_TOKEN: Step<Workflow> = {
  name: "a job of GitHub Actions becomes the role",
  caller: ({ provider }) => ({ provider }),
  rows: [
    {
      actions: ["sts:AssumeRoleWithWebIdentity"],
      on: ({ role }) => [role],
      context: ({ issuer, subject, ref }) => [
        {
          values: {
            [`${issuer}:aud`]: "sts.amazonaws.com",
            [`${issuer}:sub`]: subject,
            ...(ref !== undefined && { [`${issuer}:ref`]: ref }),
          },
        },
      ],
      source: SOURCES.github,
    },
  ],
};
