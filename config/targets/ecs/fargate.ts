import type { Rule } from "../../draft";
import { fieldPath } from "../../rules/paths";

interface MemoryRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/**
 * MiB of memory for each number of CPU units:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
const MEMORY: ReadonlyMap<number, MemoryRange> = new Map([
  [512, { min: 1024, max: 4096, step: 1024 }],
  [1024, { min: 2048, max: 8192, step: 1024 }],
  [2048, { min: 4096, max: 16384, step: 1024 }],
  [4096, { min: 8192, max: 30720, step: 1024 }],
  [8192, { min: 16384, max: 61440, step: 4096 }],
  [16384, { min: 32768, max: 122880, step: 8192 }],
]);

/** CPU and memory that Fargate offers together. */
export const fargate: Rule = ({ document, services }) =>
  services.flatMap((service) =>
    service.releases.flatMap((release) => {
      const { deploy } = release;
      if (deploy.kind !== "ecs" || fits(deploy.cpu, deploy.memory)) return [];
      return [
        {
          path: fieldPath(document, service, release, "memory", "cpu"),
          message: `found memory ${deploy.memory} with cpu ${deploy.cpu}; allowed with it: ${allowed(deploy.cpu)}`,
        },
      ];
    }),
  );

function fits(cpu: number, memory: number): boolean {
  const range = MEMORY.get(cpu);
  if (!range) return SMALLEST.includes(memory);
  return memory >= range.min && memory <= range.max && memory % range.step === 0;
}

function allowed(cpu: number): string {
  const range = MEMORY.get(cpu);
  return range ? `${range.min} to ${range.max} in steps of ${range.step}` : SMALLEST.join(", ");
}

/** Memory for 256 CPU units, which follows no step. */
const SMALLEST: readonly number[] = [512, 1024, 2048];
