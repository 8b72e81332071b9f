/** A release as a play: who does what, in which order. It reads records alone, never a policy. */
import type { World } from "../world/world";
import { type Call, callsOf, type Step } from "./call";
import { type Cast, castOf } from "./cast";
import { keyCalls } from "./encrypted";

/** One step of a release, with its calls. */
export interface Act {
  readonly at: Place;
  /** `fetches the artifact` */
  readonly step: string;
  readonly calls: readonly Call[];
}

/** Where in a release: names. */
export interface Place {
  /** Absent: no pipeline's, but an account's. */
  readonly pipeline?: string;
  readonly stage?: string;
  readonly action?: string;
  /** What a failure is followed by: `rollback`, `retry`. Absent: the release itself. */
  readonly after?: string;
}

/** Writes acts down as they come. */
export class Script {
  readonly acts: Act[] = [];
  readonly cast: Cast;

  constructor(world: World) {
    this.cast = castOf(world);
  }

  /** A step in a scene; nothing where nothing is asked in it. */
  add<Scene>(at: Place, step: Step<Scene>, scene: Scene): void {
    const asked = callsOf(step, scene);
    const calls = asked.flatMap((call) => [call, ...keyCalls(this.cast, call)]);
    if (calls.length > 0) this.acts.push({ at, step: step.name, calls });
  }
}
