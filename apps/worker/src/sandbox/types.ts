import type { Readable } from 'node:stream';
import type { RenderedFile, StageCache, StageLimits, StageUser } from '@boardwright/engines/plan';

/** Who a container or volume belongs to; written to its labels, read by the reaper. */
export interface Owner {
  readonly buildId: string;
  readonly stage: string;
  readonly workerId: string;
  readonly attempt: number;
}

export type OutputChannel = 'out' | 'err';

/** Takes one line of output; the stream waits while the returned promise is pending. */
export type LineSink = (channel: OutputChannel, line: string) => Promise<void> | undefined;

/** One stage to run. See packages/engines/src/plan.ts for what its container sees. */
export interface StageRun {
  readonly owner: Owner;
  readonly image: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly files: readonly RenderedFile[];
  /** Layers are volume names from oldest to newest. */
  readonly rootfs: { readonly mode: 'none' | 'extend' | 'read'; readonly layers: readonly string[] };
  /** `/stages/<id>` -> volume. */
  readonly stageOutputs: Readonly<Record<string, string>>;
  readonly caches: readonly StageCache[];
  readonly user?: StageUser;
  readonly network: 'archive' | 'none';
  readonly capabilities: readonly string[];
  readonly optionalDevices: readonly string[];
  readonly limits: StageLimits;
  readonly onLine: LineSink;
  /** Abort kills the container at once; `run` then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** How a stage's container ended and the volumes it leaves. */
export interface StageResult {
  readonly exitCode: number;
  readonly oomKilled: boolean;
  readonly timedOut: boolean;
  /** Set when the stage was killed because it outgrew its disk limit or the disk ran full. */
  readonly diskProblem?: string;
  /** Layers for the next stage, oldest to newest; with an own layer last when the stage extended the rootfs. */
  readonly layers: readonly string[];
  readonly outVolume: string;
  /** Volumes made by this run, `outVolume` included. */
  readonly ownVolumes: readonly string[];
}

/** A container or volume of this instance, as the reaper sees it. */
export interface Possession {
  readonly kind: 'container' | 'volume';
  readonly name: string;
  readonly owner: Owner | undefined;
  /** ms since the epoch. */
  readonly createdAt: number;
}

/** One file on its way out of a stage's `/out`. */
export interface StageFile {
  readonly sizeBytes: number;
  readonly content: Readable;
}

export interface BuilderRecipe {
  /** Tag to build, for example `boardwright/debian-builder:0123456789ab`. */
  readonly tag: string;
  /** Path of the Dockerfile inside the context. */
  readonly dockerfile: string;
  /** Build context as a tar stream. */
  readonly context: Readable;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly onLine: LineSink;
  readonly signal: AbortSignal;
}

/** Everything the worker asks of a container engine. Nothing else in the worker knows which engine it is. */
export interface BuildSandbox {
  /** False when volumes do not outlive their stage's build, so that nothing can be cached. */
  readonly keepsVolumes: boolean;
  /** @throws AppError SANDBOX_LOST when the engine does not answer */
  readonly ping: () => Promise<void>;
  /** Stable id of the engine's host, since sealed volumes live there. */
  readonly hostId: () => Promise<string>;
  /**
   * Runs one stage to its end. On a result with exit code 0 the caller keeps `ownVolumes` or removes them; in
   * every other case they are gone when this settles.
   *
   * @throws AppError SANDBOX_LOST, SANDBOX_START_FAILED, or the abort reason
   */
  readonly run: (run: StageRun) => Promise<StageResult>;
  /**
   * Reads one regular file below a stage's `/out`; `use` must consume `content` before it returns.
   *
   * @returns undefined when there is no such file
   */
  readonly readFile: <T>(
    source: { readonly owner: Owner; readonly image: string; readonly volume: string; readonly path: string },
    use: (file: StageFile) => Promise<T>,
  ) => Promise<T | undefined>;
  readonly haveVolumes: (names: readonly string[]) => Promise<boolean>;
  /** Removes volumes; missing ones are fine. */
  readonly removeVolumes: (names: readonly string[]) => Promise<void>;
  /** Bytes on disk by volume name. */
  readonly volumeSizes: (names: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** Bytes free where volumes live; undefined when that cannot be seen from here. */
  readonly freeBytes: () => Promise<number | undefined>;
  readonly haveImage: (reference: string) => Promise<boolean>;
  /** @throws AppError IMAGE_PULL_FAILED */
  readonly pullImage: (reference: string, onLine: LineSink, signal: AbortSignal) => Promise<void>;
  /** @throws AppError BUILD_RECIPE_FAILED with the engine's words */
  readonly buildImage: (recipe: BuilderRecipe) => Promise<void>;
  readonly listPossessions: () => Promise<readonly Possession[]>;
  readonly removePossession: (possession: Possession) => Promise<void>;
  /** Removes everything the instance has on the engine, sealed volumes and the network included. */
  readonly purge: () => Promise<void>;
}
