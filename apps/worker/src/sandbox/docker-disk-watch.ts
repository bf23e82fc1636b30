import { formatBytes, MIB_BYTES } from '@boardwright/core/units';
import type { DockerEngine } from './docker-engine.ts';
import { volumeFreeBytes, volumeSizes } from './docker-sizes.ts';

const FIRST_LOOK_MS = 2000;
/** Walking a big tree costs; it may take at most this share of the time. */
const SHARE_OF_TIME = 30;
/** Below this the host itself is in danger. */
const MIN_FREE_BYTES = 256 * MIB_BYTES;

interface Watch {
  readonly stop: () => void;
}

/**
 * Watches what a stage writes. Calls `onProblem` once, with plain words, when its volumes outgrow their limit or
 * the host's disk is nearly full.
 */
export function watchDisk(
  engine: DockerEngine,
  volumes: readonly string[],
  limitMiB: number,
  onProblem: (problem: string) => void,
): Watch {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function look(): Promise<void> {
    const startedAt = performance.now();
    const free = await volumeFreeBytes(engine);
    const sizes = await volumeSizes(engine, volumes);
    const used = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
    if (stopped) return;
    if (used > limitMiB * MIB_BYTES) {
      onProblem(`the stage wrote ${formatBytes(used)}, more than its limit of ${limitMiB} MiB`);
      return;
    }
    if (free !== undefined && free < MIN_FREE_BYTES) {
      onProblem(`the build host has only ${formatBytes(free)} of disk left`);
      return;
    }
    schedule(Math.max(FIRST_LOOK_MS, (performance.now() - startedAt) * SHARE_OF_TIME));
  }

  function schedule(delayMs: number): void {
    if (stopped) return;
    // A look that fails says nothing about the disk; the run itself notices an engine that is gone.
    timer = setTimeout(() => void look().catch(() => schedule(FIRST_LOOK_MS)), delayMs);
  }

  schedule(FIRST_LOOK_MS);
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
