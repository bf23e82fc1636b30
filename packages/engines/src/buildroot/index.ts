import type { Engine } from '../engine.ts';
import { buildrootStaticFiles } from './builder.ts';
import { classifyLog } from './classify-log.ts';
import { plan, planHash } from './plan.ts';
import { progressReader } from './progress.ts';
import { render } from './render.ts';
import { BUILDROOT_ENGINE_VERSION } from './version.ts';

/** Images compiled from source: the smallest ones. See tree.md. */
export const buildrootEngine: Engine = {
  kind: 'buildroot',
  version: BUILDROOT_ENGINE_VERSION,
  render,
  staticFiles: buildrootStaticFiles,
  plan,
  planHash,
  progress: progressReader,
  classifyLog,
};
