import { forEvery } from "../../../cli/for-every";
import { Failure } from "../../../runner/failure";

const ACCOUNTS = ["tools", "staging", "production"].map((name) => ({ name }));

test("GIVEN work that succeeds THEN its results come in the order of the accounts", async () => {
  const work = async ({ name }: { name: string }) => {
    if (name === "tools") await new Promise((resolve) => setTimeout(resolve, 20));
    return name.length;
  };
  await expect(forEvery(ACCOUNTS, work)).resolves.toEqual([5, 7, 10]);
});

test("GIVEN accounts that fail THEN all are waited for, and each says why", async () => {
  const worked: string[] = [];
  const work = async ({ name }: { name: string }) => {
    if (name !== "tools") throw new Failure(`no credentials\nSign in to ${name}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    worked.push(name);
  };
  await expect(forEvery(ACCOUNTS, work)).rejects.toThrow(
    new Failure(
      "staging: no credentials\nSign in to staging.\n\nproduction: no credentials\nSign in to production.",
    ),
  );
  expect(worked).toEqual(["tools"]);
});

test("GIVEN an error that nobody expected THEN it comes as it is", async () => {
  const error = new TypeError("undefined is not a function");
  await expect(forEvery(ACCOUNTS, () => Promise.reject(error))).rejects.toBe(error);
});
