import { accountFields } from "./account";
import { certificateArn } from "./arn";
import { network } from "./network";
import { region } from "./region";
import { choice, emails, integer, object, text } from "./values";

export const approval = object({
  notify: emails(0)
    .default([])
    .describe("E-mail addresses told that an approval waits; each must confirm its subscription once."),
  message: text("text of at most 500 characters on one line", /^.+$/, 500)
    .optional()
    .describe(
      "What the approver reads behind the service, the commit and the environment; may hold #{variables.NAME}.",
    ),
  link: text("an address such as https://wiki.acme.example/release", /^https:\/\/[^\s"'<>\\]+$/, 900)
    .optional()
    .describe(
      "What the approver is to look at. Default: the release's own page, with what was found so far.",
    ),
  timeoutMinutes: integer(5, 86_400)
    .default(10_080)
    .describe("Minutes until an approval that nobody gave fails: 5 to 86400 (60 days). Default: seven days."),
}).describe("A person's yes before a release goes to this environment.");

/** An account that releases go into. */
export const environment = object({
  ...accountFields,
  region: region()
    .optional()
    .describe(
      "Region of everything in this account, its state too, in the partition of the others; fixed from the first deployment on. Default: the configuration's.",
    ),
  network: network.optional(),
  certificateArn: certificateArn()
    .optional()
    .describe("ACM certificate of the load balancers: HTTPS, and HTTP is redirected. Left out: HTTP."),
  url: text(
    "an address such as https://shop.acme.example",
    /^https?:\/\/[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(\/[A-Za-z0-9._~/-]*)?$/,
    2048,
  )
    .optional()
    .describe("What verification calls. Left out: it looks the load balancer's address up."),
  loadBalancer: choice(["shared", "own"])
    .default("shared")
    .describe("shared: one load balancer for all services of the environment; own: one for each service."),
  approval: approval.optional(),
}).describe("A workload account. Environments stand in the order of promotion.");
