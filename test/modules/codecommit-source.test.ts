import { known } from "../../face/each";
import { ApprovalRule } from "../../modules/codecommit-source/approval-rule";
import { BranchProtection } from "../../modules/codecommit-source/branch-protection";
import { pullRequestEvents, pushEvents } from "../../modules/codecommit-source/codecommit-events";
import { CodecommitRepository } from "../../modules/codecommit-source/codecommit-repository";
import { codecommitSource } from "../../modules/codecommit-source/codecommit-source";
import { evaluate } from "../support/policy";
import { policyOf, synthStack } from "../support/synth";

const place = { account: "111111111111", region: "us-east-1" };
const repositoryArn = "arn:aws:codecommit:us-east-1:111111111111:shop";
const role = (name: string) => `arn:aws:iam::111111111111:role/people/${name}`;

describe("CodecommitRepository", () => {
  const made = synthStack((stack) => {
    new CodecommitRepository(stack, "source", {
      place,
      repository: "shop",
      description: "Source of shop",
      keyAlias: "alias/acme-shop-source",
    });
  });

  test("survives a destroy, as its key does", () => {
    for (const type of ["aws_codecommit_repository", "aws_kms_key"]) {
      expect(made.only(type).lifecycle).toEqual({ prevent_destroy: true });
    }
  });

  test("is encrypted with a key that works for this account, through CodeCommit only", () => {
    expect(made.only("aws_codecommit_repository").kms_key_id).toMatch(/^\$\{aws_kms_key\..*\.arn\}$/);
    expect(policyOf(made.only("aws_kms_key")).UseThroughCodeCommit?.Condition).toEqual({
      StringEquals: {
        "kms:CallerAccount": "111111111111",
        "kms:ViaService": "codecommit.us-east-1.amazonaws.com",
      },
    });
  });
});

describe("codecommitSource", () => {
  const { actions, statements } = codecommitSource({
    place,
    repository: "shop",
    branch: "main",
    bucketArn: "arn:aws:s3:::acme-artifacts",
  });

  test("doesn't poll: events start the pipeline", () => {
    expect(actions).toMatchObject([
      { provider: "CodeCommit", configuration: { PollForSourceChanges: "false", BranchName: "main" } },
    ]);
  });

  test("reads the one repository, and changes nothing in it", () => {
    const onRepository = known(statements).filter(({ resources }) => resources?.includes(repositoryArn));
    expect(onRepository.map(({ resources }) => resources)).toEqual([[repositoryArn]]);
    expect(onRepository.flatMap(({ actions: allowed }) => allowed).sort()).toEqual([
      "codecommit:CancelUploadArchive",
      "codecommit:GetBranch",
      "codecommit:GetCommit",
      "codecommit:GetRepository",
      "codecommit:GetUploadArchiveStatus",
      "codecommit:UploadArchive",
    ]);
  });
});

describe("ApprovalRule", () => {
  const rule = (members: readonly string[]) =>
    synthStack((stack) => {
      new ApprovalRule(stack, "approvals", {
        name: "acme-shop",
        description: "Approvals",
        repository: "shop",
        region: "us-east-1",
        branch: "main",
        count: 2,
        members,
      });
    });
  const contentOf = (members: readonly string[]) =>
    evaluate(String(rule(members).only("aws_codecommit_approval_rule_template").content));

  test("counts a role, and every session of it by the name without its path", () => {
    expect(contentOf([role("reviewers")])).toEqual({
      Version: "2018-11-08",
      DestinationReferences: ["refs/heads/main"],
      Statements: [
        {
          Type: "Approvers",
          NumberOfApprovalsNeeded: 2,
          ApprovalPoolMembers: [
            "arn:aws:iam::111111111111:role/people/reviewers",
            "arn:aws:sts::111111111111:assumed-role/reviewers/*",
          ],
        },
      ],
    });
  });

  test("GIVEN no members THEN no pool, which would be empty", () => {
    expect(contentOf([])).toMatchObject({ Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 2 }] });
    expect(JSON.stringify(contentOf([]))).not.toContain("ApprovalPoolMembers");
  });

  test("GIVEN more than CodeCommit takes THEN the count and the limit", () => {
    const long = Array.from({ length: 10 }, (_, n) => role(`${"x".repeat(500)}/${n}`.replaceAll("//", "/")));
    expect(() => rule(long)).toThrow(
      /characters of the approval rule acme-shop: \d+; CodeCommit takes 3000 at most/,
    );
  });
});

describe("BranchProtection", () => {
  const protection = (directPush: readonly string[]) =>
    synthStack((stack) => {
      new BranchProtection(stack, "protection", {
        place,
        name: "acme-shop-branch-protection",
        description: "Protects main",
        repository: "shop",
        branch: "main",
        directPush,
        committers: ["developers"],
      });
    });
  const statements = (directPush: readonly string[]) =>
    policyOf(protection(directPush).only("aws_iam_policy"));

  test("denies, and allows nothing", () => {
    expect(Object.values(statements([])).map(({ Effect }) => Effect)).toEqual(["Deny", "Deny"]);
  });

  test("leaves merging a pull request to the approvals, and denies every other change of the branch", () => {
    const actions = statements([]).ChangeTheBranchByPullRequestOnly?.Action ?? [];
    expect(actions.filter((action) => action.includes("PullRequest"))).toEqual([]);
    expect(actions).toEqual(
      expect.arrayContaining([
        "codecommit:GitPush",
        "codecommit:PutFile",
        "codecommit:MergeBranchesBySquash",
      ]),
    );
  });

  test("speaks of requests that name the branch: others are pulls, and other branches", () => {
    expect(statements([]).ChangeTheBranchByPullRequestOnly).toMatchObject({
      Resource: [repositoryArn],
      Condition: {
        StringEqualsIfExists: { "codecommit:References": ["refs/heads/main"] },
        Null: { "codecommit:References": "false" },
      },
    });
  });

  test("lets nobody lift approvals", () => {
    expect(statements([]).KeepApprovals?.Action).toContain("codecommit:OverridePullRequestApprovalRules");
    expect(statements([]).KeepApprovals?.Condition).toBeUndefined();
  });

  test("GIVEN roles that may push THEN it binds all but them", () => {
    for (const { Condition } of Object.values(statements([role("release-manager")]))) {
      expect(Condition?.ArnNotEquals).toEqual({ "aws:PrincipalArn": [role("release-manager")] });
    }
  });

  test("is attached to the committers", () => {
    expect(protection([]).only("aws_iam_role_policy_attachment")).toMatchObject({
      role: "developers",
      policy_arn: expect.stringMatching(/^\$\{aws_iam_policy\./),
    });
  });
});

describe("events", () => {
  test("of a push are those of the branch, in this repository", () => {
    expect(pushEvents(repositoryArn, "main")).toMatchObject({
      pattern: {
        resources: [repositoryArn],
        detail: { event: ["referenceCreated", "referenceUpdated"], referenceName: ["main"] },
      },
      revisionPath: "$.detail.commitId",
    });
  });

  test("of a pull request are those of open ones, and the commit is the proposed one", () => {
    expect(pullRequestEvents(repositoryArn, ["main", "next"])).toMatchObject({
      pattern: {
        detail: {
          pullRequestStatus: ["Open"],
          destinationReference: ["refs/heads/main", "refs/heads/next"],
        },
      },
      revisionPath: "$.detail.sourceCommit",
    });
  });
});
