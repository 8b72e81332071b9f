import type { Mechanism, Strategies } from "./mechanism";
import { nameOf, type Strategy } from "./shift";
import type { TargetKind } from "./targets/deploy";
import { TARGET_CONFIGS } from "./targets/targets";

/** What a kind of target can do, by name. */
export function strategiesOf(target: TargetKind): Strategies {
  return TARGET_CONFIGS[target].strategies;
}

/** The same in words, with what has no name: what messages say is allowed. */
export function spelledStrategiesOf(target: TargetKind): string {
  const { strategies, batches } = TARGET_CONFIGS[target];
  return [...Object.keys(strategies), ...(batches ? ["{ rolling: { batchPercent } }"] : [])].join(", ");
}

/** The mechanism behind a strategy, steps of one's own included; undefined when the target can't do it. */
export function findMechanism(target: TargetKind, strategy: Strategy): Mechanism | undefined {
  const { strategies, shifts, batches } = TARGET_CONFIGS[target];
  if (typeof strategy === "string") {
    return Object.hasOwn(strategies, strategy) ? strategies[strategy] : undefined;
  }
  if (strategy.kind === "rolling") {
    return batches
      ? { by: "codedeploy-servers", deploymentConfig: strategy, freshServers: false }
      : undefined;
  }
  if (!shifts) return undefined;
  // What AWS has by a name needs no configuration of ours.
  return strategies[nameOf(strategy)] ?? { by: "codedeploy", deploymentConfig: strategy };
}

/** The same for a strategy that the loader has checked. */
export function mechanismOf(target: TargetKind, strategy: Strategy): Mechanism {
  const mechanism = findMechanism(target, strategy);
  if (!mechanism) throw new Error(`no strategy ${JSON.stringify(strategy)} for ${target}`);
  return mechanism;
}
