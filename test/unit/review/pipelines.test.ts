import { kindsIn, markdown, review } from "./plans";

describe("a pipeline that changes", () => {
  const action = (name: string, category: string) => ({ name, category });
  const stage = (name: string, ...actions: readonly object[]) => ({ name, action: actions });
  const SOURCE = stage("Source", action("source", "Source"));
  const STAGING = stage("Staging", action("deploy", "Deploy"), action("smoke", "Test"));
  const APPROVE = stage("Approve", action("approve", "Approval"));
  const PRODUCTION = {
    ...stage("Production", action("deploy", "Deploy")),
    on_failure: [{ result: "ROLLBACK" }],
  };
  const ALL = [SOURCE, STAGING, APPROVE, PRODUCTION];
  const changed = (before: readonly object[], after: readonly object[]) => [
    { type: "aws_codepipeline", before: { stage: before }, after: { stage: after } },
  ];

  test.each<[string, readonly object[], string, readonly string[]]>([
    [
      "an approval goes",
      [SOURCE, STAGING, PRODUCTION],
      "approval `approve` of stage `Approve` is gone",
      ["gate-removed", "pipeline-changed"],
    ],
    [
      "a test goes",
      [SOURCE, stage("Staging", action("deploy", "Deploy")), APPROVE, PRODUCTION],
      "test `smoke` of stage `Staging` is gone",
      ["gate-removed", "pipeline-changed"],
    ],
    [
      "an approval comes too late",
      [SOURCE, STAGING, PRODUCTION, APPROVE],
      "stage `Approve` comes after `Production`, which deploys",
      ["gate-removed", "pipeline-changed"],
    ],
    [
      "a condition goes",
      [SOURCE, STAGING, APPROVE, { ...PRODUCTION, on_failure: [] }],
      "condition `on_failure` of stage `Production` is gone",
      ["gate-removed"],
    ],
    [
      "a stage comes",
      [...ALL, stage("More", action("x", "Deploy"))],
      "stages `Source`, `Staging`, `Approve`, `Production` → ",
      ["pipeline-changed"],
    ],
  ])("GIVEN %s THEN it is told", (_, after, words, kinds) => {
    expect(kindsIn(review(changed(ALL, after)))).toEqual(kinds);
    expect(markdown(changed(ALL, after))).toContain(words);
  });

  test("GIVEN an approval that the deployment of its stage waits for no more THEN it is told", () => {
    const stages = (order: number) => [
      SOURCE,
      stage(
        "Production",
        { ...action("approve", "Approval"), run_order: order },
        { ...action("deploy", "Deploy"), run_order: 2 },
      ),
    ];
    expect(kindsIn(review(changed(stages(1), stages(3))))).toEqual(["gate-removed"]);
    expect(markdown(changed(stages(1), stages(2)))).toContain(
      "stage `Production` deploys without waiting for approval `approve`",
    );
    expect(kindsIn(review(changed(stages(3), stages(1))))).toEqual([]);
  });

  describe("GIVEN an approval in another stage", () => {
    const APPROVAL = action("approve", "Approval");
    const inProduction = (approval: number, deploy: number) => ({
      ...PRODUCTION,
      action: [
        { ...APPROVAL, run_order: approval },
        { ...action("deploy", "Deploy"), run_order: deploy },
      ],
    });
    const kinds = (before: readonly object[], after: readonly object[]) =>
      kindsIn(review(changed(before, after)));

    test("THEN no gate goes while all waits for it that did", () => {
      expect(kinds(ALL, [SOURCE, STAGING, { ...APPROVE, name: "Sign" }, PRODUCTION])).toEqual([
        "pipeline-changed",
      ]);
      expect(kinds(ALL, [SOURCE, STAGING, inProduction(1, 2)])).toEqual(["pipeline-changed"]);
      const renamed = { ...inProduction(1, 2), name: "Live" };
      expect(kinds([SOURCE, inProduction(1, 2)], [SOURCE, renamed])).toEqual(["pipeline-changed"]);
    });

    test("THEN a gate goes when something doesn't wait any more", () => {
      expect(kinds(ALL, [SOURCE, STAGING, inProduction(2, 1)])).toContain("gate-removed");
      expect(kinds(ALL, [SOURCE, STAGING, PRODUCTION, { ...APPROVE, name: "Sign" }])).toContain(
        "gate-removed",
      );
      expect(
        kinds(ALL, [SOURCE, STAGING, { ...PRODUCTION, name: "Live" }, stage("End", APPROVAL)]),
      ).toContain("gate-removed");
      expect(
        kinds([SOURCE, inProduction(1, 2)], [SOURCE, { ...inProduction(3, 2), name: "Live" }]),
      ).toContain("gate-removed");
    });

    test("THEN one of the same name that was there before doesn't stand for it", () => {
      const twice = [SOURCE, { ...STAGING, action: [APPROVAL, ...STAGING.action] }, APPROVE, PRODUCTION];
      const once = twice.filter((one) => one !== APPROVE);
      expect(markdown(changed(twice, once))).toContain("approval `approve` of stage `Approve` is gone");
    });
  });

  test("GIVEN stages that only an apply knows THEN nobody can tell whether its gates stay", () => {
    const change = { type: "aws_codepipeline", before: { stage: ALL }, after: {}, unknown: { stage: true } };
    expect(kindsIn(review([change]))).toEqual(["gate-removed"]);
    expect(markdown([change])).toContain("whether its gates stay can't be told");
  });

  test("GIVEN the same stages THEN nothing is told", () => {
    expect(kindsIn(review(changed(ALL, ALL)))).toEqual([]);
  });

  test("GIVEN a deployment that alarms don't stop any more THEN a gate goes", () => {
    const group = (enabled: boolean) => ({ alarm_configuration: [{ enabled }] });
    const found = review([
      { type: "aws_codedeploy_deployment_group", before: group(true), after: group(false) },
    ]);
    expect(kindsIn(found)).toEqual(["gate-removed"]);
  });
});
