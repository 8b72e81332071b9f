/** Numbers that a seed decides: what failed once can be had again. */
export type Random = (below: number) => number;

/** The seed of a run: what the environment names, else another one each time. */
export function seedOf(env: NodeJS.ProcessEnv): number {
  return env.SLIPWAY_SEED ? Number(env.SLIPWAY_SEED) : Math.floor(Math.random() * 1_000_000);
}

/** Whole numbers from 0 and below a bound (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * As many of a list as SLIPWAY_MOMENTS says, in their order; all, where it says nothing. CI takes some, because each is
 * minutes of Terraform.
 */
export function sampleOf<T>(all: readonly T[], seed: number, env: NodeJS.ProcessEnv): readonly T[] {
  const random = randomFrom(seed);
  const left = [...all];
  const most = env.SLIPWAY_MOMENTS ? Number(env.SLIPWAY_MOMENTS) : all.length;
  while (left.length > most) left.splice(random(left.length), 1);
  return left;
}
