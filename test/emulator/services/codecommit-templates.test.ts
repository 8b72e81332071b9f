import { createHash } from "node:crypto";
import { call, describeWithMoto, output } from "../../support/emulator";

const service = "codecommit";
const CONTENT = {
  Version: "2018-11-08",
  DestinationReferences: ["refs/heads/main"],
  Statements: [
    {
      Type: "Approvers",
      NumberOfApprovalsNeeded: 2,
      ApprovalPoolMembers: ["arn:aws:sts::111111111111:assumed-role/reviewer/*"],
    },
  ],
};

describeWithMoto("CodeCommit approval rule templates", (emulator) => {
  const send = (operation: string, input: object) =>
    call(emulator(), { service, operation, input: { ...input } });
  const make = (operation: string, input: object) =>
    output(emulator(), { service, operation, input: { ...input } });
  const template = (approvalRuleTemplateName: string, content: unknown = CONTENT) => ({
    approvalRuleTemplateName,
    approvalRuleTemplateContent: typeof content === "string" ? content : JSON.stringify(content),
  });

  it("makes one and gives its content back as it came", async () => {
    const input = { ...template("two"), approvalRuleTemplateDescription: "Two of us" };
    const { approvalRuleTemplate } = await make("CreateApprovalRuleTemplate", input);
    const content = input.approvalRuleTemplateContent;
    expect(approvalRuleTemplate).toEqual({
      ...input,
      approvalRuleTemplateId: expect.any(String),
      ruleContentSha256: createHash("sha256").update(content).digest("hex"),
      creationDate: expect.any(Number),
      lastModifiedDate: expect.any(Number),
      lastModifiedUser: "arn:aws:iam::111111111111:root",
    });
    const byName = { approvalRuleTemplateName: "two" };
    expect(await make("GetApprovalRuleTemplate", byName)).toEqual({ approvalRuleTemplate });
    expect((await make("ListApprovalRuleTemplates", {})).approvalRuleTemplateNames).toContain("two");
  });

  it("changes content, description and name; associations stay", async () => {
    await make("CreateApprovalRuleTemplate", template("before"));
    await make("CreateRepository", { repositoryName: "changed" });
    const both = { approvalRuleTemplateName: "before", repositoryName: "changed" };
    await make("AssociateApprovalRuleTemplateWithRepository", both);

    const one = JSON.stringify({
      ...CONTENT,
      Statements: [{ Type: "Approvers", NumberOfApprovalsNeeded: 1 }],
    });
    const byName = { approvalRuleTemplateName: "before" };
    const wrong = { ...byName, newRuleContent: one, existingRuleContentSha256: "0".repeat(64) };
    expect(await send("UpdateApprovalRuleTemplateContent", wrong)).toMatchObject({
      error: "InvalidRuleContentSha256Exception",
    });
    await make("UpdateApprovalRuleTemplateContent", { ...byName, newRuleContent: one });
    await make("UpdateApprovalRuleTemplateDescription", {
      ...byName,
      approvalRuleTemplateDescription: "One",
    });
    await make("UpdateApprovalRuleTemplateName", {
      oldApprovalRuleTemplateName: "before",
      newApprovalRuleTemplateName: "after",
    });

    const renamed = { approvalRuleTemplateName: "after" };
    expect((await make("GetApprovalRuleTemplate", renamed)).approvalRuleTemplate).toMatchObject({
      approvalRuleTemplateContent: one,
      approvalRuleTemplateDescription: "One",
      ruleContentSha256: createHash("sha256").update(one).digest("hex"),
    });
    expect(await make("ListRepositoriesForApprovalRuleTemplate", renamed)).toEqual({
      repositoryNames: ["changed"],
    });
    expect((await send("GetApprovalRuleTemplate", byName)).error).toBe(
      "ApprovalRuleTemplateDoesNotExistException",
    );
  });

  it("associates, lists from both sides, and can't be deleted until it is alone", async () => {
    await make("CreateApprovalRuleTemplate", template("shared"));
    for (const repositoryName of ["one", "other"]) {
      await make("CreateRepository", { repositoryName });
      const both = { approvalRuleTemplateName: "shared", repositoryName };
      await make("AssociateApprovalRuleTemplateWithRepository", both);
      await make("AssociateApprovalRuleTemplateWithRepository", both);
      expect(await make("ListAssociatedApprovalRuleTemplatesForRepository", { repositoryName })).toEqual({
        approvalRuleTemplateNames: ["shared"],
      });
    }
    const byName = { approvalRuleTemplateName: "shared" };
    expect(await make("ListRepositoriesForApprovalRuleTemplate", byName)).toEqual({
      repositoryNames: ["one", "other"],
    });
    await make("DisassociateApprovalRuleTemplateFromRepository", { ...byName, repositoryName: "one" });
    expect((await send("DeleteApprovalRuleTemplate", byName)).error).toBe(
      "ApprovalRuleTemplateInUseException",
    );
    await make("DeleteRepository", { repositoryName: "other" });
    await make("DeleteApprovalRuleTemplate", byName);
    expect((await send("GetApprovalRuleTemplate", byName)).status).toBe(400);
  });

  const [statement] = CONTENT.Statements;
  it.each([
    ["no JSON", "Version: 2018-11-08", "it must be a JSON object"],
    ["a list", [], "it must be a JSON object"],
    ["another version", { ...CONTENT, Version: "2012-10-17" }, 'Version must be "2018-11-08"'],
    ["no statements", { ...CONTENT, Statements: [] }, "Statements must be a list of at least one"],
    ["a misspelling", { ...CONTENT, Statement: [] }, "it can't have Statement"],
    [
      "a branch without refs/heads/",
      { ...CONTENT, DestinationReferences: ["main"] },
      "DestinationReferences must be a list of refs/heads/<branch>",
    ],
    [
      "another type",
      { ...CONTENT, Statements: [{ ...statement, Type: "Reviewers" }] },
      'Statements[0].Type must be "Approvers"',
    ],
    [
      "no approvals",
      { ...CONTENT, Statements: [{ ...statement, NumberOfApprovalsNeeded: 0 }] },
      "Statements[0].NumberOfApprovalsNeeded must be a positive whole number",
    ],
    [
      "a pool that is no list",
      { ...CONTENT, Statements: [{ ...statement, ApprovalPoolMembers: "*" }] },
      "Statements[0].ApprovalPoolMembers must be a list",
    ],
  ])("refuses content that is or has %s", async (_what, content, message) => {
    const created = await send("CreateApprovalRuleTemplate", template("refused", content));
    expect(created).toMatchObject({ status: 400, error: "InvalidApprovalRuleTemplateContentException" });
    expect(created.message).toContain(message);
    await send("CreateApprovalRuleTemplate", template("valid"));
    const { approvalRuleTemplateContent: newRuleContent } = template("valid", content);
    const input = { approvalRuleTemplateName: "valid", newRuleContent };
    expect(await send("UpdateApprovalRuleTemplateContent", input)).toMatchObject({
      error: "InvalidApprovalRuleTemplateContentException",
    });
  });

  const missing = { approvalRuleTemplateName: "none" };
  const absent = "ApprovalRuleTemplateDoesNotExistException";
  it.each([
    ["GetApprovalRuleTemplate", missing, absent],
    ["UpdateApprovalRuleTemplateDescription", { ...missing, approvalRuleTemplateDescription: "x" }, absent],
    ["UpdateApprovalRuleTemplateContent", { ...missing, newRuleContent: JSON.stringify(CONTENT) }, absent],
    [
      "UpdateApprovalRuleTemplateName",
      { oldApprovalRuleTemplateName: "none", newApprovalRuleTemplateName: "some" },
      absent,
    ],
    [
      "UpdateApprovalRuleTemplateName",
      { oldApprovalRuleTemplateName: "taken", newApprovalRuleTemplateName: "taken-2" },
      "ApprovalRuleTemplateNameAlreadyExistsException",
    ],
    [
      "CreateApprovalRuleTemplate",
      { approvalRuleTemplateName: "taken", approvalRuleTemplateContent: JSON.stringify(CONTENT) },
      "ApprovalRuleTemplateNameAlreadyExistsException",
    ],
    ["AssociateApprovalRuleTemplateWithRepository", { ...missing, repositoryName: "there" }, absent],
    ["DisassociateApprovalRuleTemplateFromRepository", { ...missing, repositoryName: "there" }, absent],
    [
      "AssociateApprovalRuleTemplateWithRepository",
      { approvalRuleTemplateName: "taken", repositoryName: "none" },
      "RepositoryDoesNotExistException",
    ],
    [
      "ListAssociatedApprovalRuleTemplatesForRepository",
      { repositoryName: "none" },
      "RepositoryDoesNotExistException",
    ],
    ["ListRepositoriesForApprovalRuleTemplate", missing, absent],
  ])("refuses %s of %j: %s", async (operation, input, code) => {
    await send("CreateApprovalRuleTemplate", template("taken"));
    await send("CreateApprovalRuleTemplate", template("taken-2"));
    await send("CreateRepository", { repositoryName: "there" });
    expect(await send(operation, input)).toMatchObject({ status: 400, error: code });
  });
});
