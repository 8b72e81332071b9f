import { type Comparison, compare, randomCase } from "./oracle/compare";
import { GAPS, NEVER_MADE } from "./oracle/gaps";
import { Random } from "./oracle/random";

// ACCESS_ORACLE_REQUESTS=40000 ACCESS_ORACLE_SEED=7 npx jest test/unit/access/oracle.test.ts
const REQUESTS = Number(process.env.ACCESS_ORACLE_REQUESTS ?? 2000);
const SEED = Number(process.env.ACCESS_ORACLE_SEED ?? Math.floor(Math.random() * 1_000_000));

describe(`iam-simulate, asked ${REQUESTS} random requests from seed ${SEED}`, () => {
  const comparisons: Comparison[] = [];
  const different: unknown[] = [];

  beforeAll(async () => {
    const random = new Random(SEED);
    for (let count = 0; count < REQUESTS; count += 1) {
      const asked = randomCase(random);
      const comparison = await compare(asked);
      comparisons.push(comparison);
      if (comparison.kind === "compared" && comparison.ours !== comparison.theirs) {
        different.push({ ...comparison, simulation: asked.simulation });
      }
    }
  }, 900_000);

  test("decides as we do, outside the listed gaps", () => {
    expect(different).toEqual([]);
  });

  test("refuses no question", () => {
    expect(comparisons.filter(({ kind }) => kind === "refused")).toEqual([]);
  });

  test("is asked what is worth asking: one in ten is allowed, one in eight at most falls into a gap", () => {
    const allowed = comparisons.filter((one) => one.kind === "compared" && one.ours === "allowed");
    const gaps = comparisons.filter(({ kind }) => kind === "gap");
    expect(allowed.length).toBeGreaterThan(REQUESTS / 10);
    expect(gaps.length).toBeLessThan(REQUESTS / 8);
  });
});

test("every gap has its reason", () => {
  for (const { source } of GAPS) expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  for (const reason of Object.values(NEVER_MADE)) expect(reason).not.toBe("");
});
