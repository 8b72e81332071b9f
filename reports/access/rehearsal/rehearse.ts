/** A release, rehearsed: every call that it makes, put to every policy on its way. */
import type { World } from "../world/world";
import { playAside } from "./acts/aside";
import { type Job, playJobs } from "./acts/jobs";
import { playOwnPipelines } from "./acts/own-pipeline";
import { playPipeline } from "./acts/pipeline";
import { playTerraform } from "./acts/terraform";
import type { Finding } from "./finding";
import { perform } from "./perform";
import { saidOf, unsettledIn } from "./said";
import { type Act, Script } from "./script";

export interface Rehearsal {
  /** Every step of every pipeline, in order. */
  readonly acts: readonly Act[];
  /** Calls that aren't allowed; none: the release goes through. */
  readonly findings: readonly Finding[];
  /** How many different calls were put to policies. */
  readonly calls: number;
  /** What a reader must know: what was taken for granted. */
  readonly said: readonly string[];
  /** What no page of AWS's settles, each with the step that it is about. */
  readonly unsettled: readonly string[];
}

/**
 * @param jobs of GitHub Actions and uploads of sources, which no stack knows; none: none is rehearsed
 * @throws UnknownAction, MissingPart
 */
export function rehearse(world: World, jobs: readonly Job[] = []): Rehearsal {
  const acts = scriptOf(world, jobs);
  const { findings, calls } = perform(world, acts);
  return { acts, findings, calls, said: saidOf(world, acts), unsettled: unsettledIn(acts) };
}

/** What is done in a release of every pipeline. It follows from records alone: to change a policy changes nothing in it. */
export function scriptOf(world: World, jobs: readonly Job[] = []): readonly Act[] {
  const script = new Script(world);
  for (const pipeline of world.records.pipelines) playPipeline(script, pipeline);
  playJobs(script, jobs);
  playAside(script);
  playTerraform(script);
  playOwnPipelines(script);
  return script.acts;
}
