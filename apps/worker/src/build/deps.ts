import type { ArtifactStore } from '@boardwright/artifacts/artifact-store';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { Logger } from '@boardwright/core/logger';
import type { Db } from '@boardwright/db/client';
import type { Engine } from '@boardwright/engines/engine';
import type { Redis } from 'ioredis';
import type { Prove } from '../publish/prove.ts';
import type { BuildSandbox } from '../sandbox/types.ts';
import type { BuildrootSite } from './buildroot-sources.ts';
import type { YoctoSite } from './yocto-sources.ts';

export interface BuildTiming {
  readonly heartbeatMs: number;
  /** First pause before a transient failure is tried again; later ones are three times as long each. */
  readonly retryBaseMs: number;
  /** Pause after the sandbox was lost or does not answer. */
  readonly sandboxPauseMs: number;
}

/** Everything a build needs of the world. */
export interface BuildDeps {
  readonly db: Db;
  readonly store: ArtifactStore;
  readonly sandbox: BuildSandbox;
  /** Live news; may be away at any time. */
  readonly redis: Redis;
  readonly logger: Logger;
  readonly workerId: string;
  /** Parses and resolves a stored spec. @throws AppError SPEC_INVALID or SPEC_CONFLICT */
  readonly resolveSpec: (spec: unknown) => ResolvedImage;
  /** @throws AppError when there is no such engine */
  readonly engineFor: (kind: string) => Engine;
  readonly prove: Prove;
  /** Repository root, where builder recipes are. */
  readonly root: string;
  readonly mirror: string | undefined;
  readonly buildrootSite: BuildrootSite;
  readonly yoctoSite: YoctoSite;
  /** UTC date of the archive state, `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly minFreeBytes: number;
  readonly cacheMaxBytes: number;
  readonly timing: BuildTiming;
}
