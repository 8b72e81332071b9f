import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codedeployRelease, rollingRelease } from "../../modules/ecs-service/ecs-release";
import { revisionBuildspec } from "../../modules/ecs-service/revision";
import { appSpecFile, taskDefinitionFile } from "../../modules/ecs-service/task-definition";
import { names, task } from "../support/ecs";

const deployRoleArn = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy";

test("GIVEN rolling THEN the ECS action takes the build's images and becomes that deploy role", () => {
  const { actions, statements } = rollingRelease({ names, cluster: "acme-staging", deployRoleArn });
  expect(actions).toMatchObject([
    {
      category: "Deploy",
      provider: "ECS",
      configuration: {
        ClusterName: "acme-staging",
        ServiceName: names.ecsService,
        FileName: "imagedefinitions.json",
      },
      inputArtifacts: ["build"],
      roleArn: deployRoleArn,
    },
  ]);
  expect(statements).toMatchObject([{ actions: ["sts:AssumeRole"], resources: [deployRoleArn] }]);
});

test("GIVEN CodeDeploy THEN the action takes the revision's three files, whose names the revision writes", () => {
  const revisionArtifact = "revision-staging";
  const { actions, statements } = codedeployRelease({ names, deployRoleArn, revisionArtifact });
  const [action] = actions;
  expect(action).toMatchObject({
    category: "Deploy",
    provider: "CodeDeployToECS",
    inputArtifacts: [revisionArtifact],
    roleArn: deployRoleArn,
  });
  expect(action?.configuration).toEqual({
    ApplicationName: names.codedeployApplication,
    DeploymentGroupName: names.codedeployGroup,
    TaskDefinitionTemplateArtifact: revisionArtifact,
    TaskDefinitionTemplatePath: "taskdef.json",
    AppSpecTemplateArtifact: revisionArtifact,
    AppSpecTemplatePath: "appspec.yaml",
    Image1ArtifactName: revisionArtifact,
    Image1ContainerName: "IMAGE1_NAME",
  });
  expect(revisionBuildspec(task).artifacts.files).toEqual(
    expect.arrayContaining(["taskdef.json", "appspec.yaml", "imageDetail.json"]),
  );
  expect(statements).toMatchObject([{ actions: ["sts:AssumeRole"], resources: [deployRoleArn] }]);
});

const hasJq = spawnSync("jq", ["--version"]).status === 0;
const describeWithJq = hasJq ? describe : describe.skip;

describeWithJq(hasJq ? "the revision's commands" : "the revision's commands (skipped: install jq)", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "revision-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Runs the commands as CodeBuild does: one after the other, until one fails. */
  function run(images: unknown, props = task): void {
    writeFileSync(join(folder, "imagedefinitions.json"), JSON.stringify(images));
    const script = ["set -e -o pipefail", ...revisionBuildspec(props).phases.build.commands].join("\n");
    execFileSync("bash", ["-c", script], { cwd: folder, stdio: "pipe" });
  }

  const read = (file: string) => readFileSync(join(folder, file), "utf8");

  test("GIVEN a build's images THEN the three files are what CodeDeployToECS takes", () => {
    run([
      { name: "sidecar", imageUri: "registry/sidecar:1" },
      { name: "app", imageUri: "registry/acme/web@sha256:abc" },
    ]);
    expect(JSON.parse(read("taskdef.json"))).toEqual(taskDefinitionFile(task));
    expect(read("appspec.yaml")).toBe(appSpecFile(task));
    expect(JSON.parse(read("imageDetail.json"))).toEqual({ ImageURI: "registry/acme/web@sha256:abc" });
    expect(readdirSync(folder).sort()).toEqual(
      ["imagedefinitions.json", ...revisionBuildspec(task).artifacts.files].sort(),
    );
  });

  test("GIVEN text that a shell would read THEN it arrives as it is", () => {
    const odd = { ...task, names: { ...names, logGroup: "/ecs/$(id) 'a' \"b\" `c` \\d" } };
    run([{ name: "app", imageUri: "i" }], odd);
    expect(JSON.parse(read("taskdef.json"))).toEqual(taskDefinitionFile(odd));
  });

  test.each([
    ["no image of our container", [{ name: "web", imageUri: "i" }]],
    [
      "two",
      [
        { name: "app", imageUri: "i" },
        { name: "app", imageUri: "j" },
      ],
    ],
    ["one without an address", [{ name: "app" }]],
  ])("fails when the build names %s, and says what is expected", (_case, images) => {
    expect(() => run(images)).toThrow(/must name exactly one imageUri for the container app/);
  });

  test("nothing in the buildspec looks like a Terraform interpolation", () => {
    expect(JSON.stringify(revisionBuildspec(task))).not.toMatch(/[$%]\{/);
  });
});
