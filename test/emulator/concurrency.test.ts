import { describeWithMoto, query } from "../support/emulator";

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
  ],
});
const ROLES = 60;
const ROUNDS = 3;

describeWithMoto("calls at once, as Terraform makes them", (emulator) => {
  const iam = (Action: string, parameters: Record<string, string>) =>
    query(emulator(), "iam", { Action, Version: "2010-05-08", ...parameters });
  const make = (RoleName: string) => iam("CreateRole", { RoleName, AssumeRolePolicyDocument: TRUST });

  it("are all answered while roles come and go", async () => {
    const kept = Array.from({ length: ROLES }, (_, index) => `kept-${index}`);
    await Promise.all(kept.map(make));
    for (let round = 0; round < ROUNDS; round++) {
      const passing = Array.from({ length: 30 }, (_, index) => `passing-${round}-${index}`);
      const comeAndGo = passing.map((role) => make(role).then(() => iam("DeleteRole", { RoleName: role })));
      const looks = kept.map((RoleName) => iam("ListRolePolicies", { RoleName }));
      await Promise.all([...comeAndGo, ...looks]);
    }
  });
});
