import { Role } from "../../iam/role";
import { allow } from "../../iam/statement";
import type { Variants } from "./facts";
import { INFRASTRUCTURE_FIXTURES } from "./infrastructure-fixtures";
import { PIPELINE_FIXTURES } from "./pipeline-fixtures";
import { SOURCE_FIXTURES } from "./source-fixtures";
import { TOOLS_FIXTURES } from "./tools-fixtures";
import { WORKLOAD_FIXTURES } from "./workload-fixtures";

/** Folders of modules/ without a fixture, and why. */
export const WITHOUT_FIXTURE: Readonly<Record<string, string>> = {
  "infrastructure-pipeline": "pure functions only; what they give is in the example infrastructure",
  "stage-conditions": "pure functions only; what they give is in the fixtures of delivery-pipeline",
  verification: "pure functions only; what they give is in the fixtures of build-project",
};

/** Text that could be mistaken for Terraform's, JSON's or the printer's own; no module has any of it. */
const AWKWARD = [
  'a "quoted" word',
  "C:\\temp\\",
  '\\"',
  "two\nlines",
  "%{ if true }",
  "%%{",
  "$$",
  "100 % = all",
  '" = "',
  "<&>",
  "é – 😀",
  "${aws:username}",
  "a${aws:PrincipalTag/team}/${aws:userid}",
];

/** Planned beside the modules: the printer at its hardest. */
export const BESIDE_MODULES: Readonly<Record<string, Variants>> = {
  printer: {
    "awkward-text": (scope) => {
      const trust = allow({
        sid: "AssumedByBuilds",
        principals: { service: ["codebuild.amazonaws.com"] },
        actions: ["sts:AssumeRole"],
        because: "A role must be trusted by somebody.",
      });
      const awkward = allow({
        sid: "AwkwardText",
        actions: ["s3:GetObject"],
        resources: ["arn:aws:s3:::acme/${aws:PrincipalTag/slipway-artifacts}/*"],
        when: { StringLike: { "aws:PrincipalTag/note": AWKWARD } },
        because: "Every text must come through as it is.",
      });
      const role = { name: "awkward", path: "/slipway/build/", description: "Awkward text" } as const;
      new Role(scope, "role", { ...role, trust: [trust], policies: { awkward: [awkward] } });
    },
  },
};

/**
 * What is planned, in two stacks: what costs time is the start of the provider, and two run side by side. A
 * resource's address names its module and variant.
 */
export const STACKS: Readonly<Record<"tools" | "workload", Readonly<Record<string, Variants>>>> = {
  tools: {
    ...TOOLS_FIXTURES,
    ...INFRASTRUCTURE_FIXTURES,
    ...PIPELINE_FIXTURES,
    ...SOURCE_FIXTURES,
    ...BESIDE_MODULES,
  },
  workload: WORKLOAD_FIXTURES,
};
