import type { Engine } from '../engine.ts';
import { yoctoStaticFiles } from './builder.ts';
import { classifyLog } from './classify-log.ts';
import { plan, planHash } from './plan.ts';
import { progressReader } from './progress.ts';
import { render } from './render.ts';
import { YOCTO_ENGINE_VERSION } from './version.ts';

/** Images compiled from source with vendors' layers. See tree.md. */
export const yoctoEngine: Engine = {
  kind: 'yocto',
  version: YOCTO_ENGINE_VERSION,
  render,
  staticFiles: yoctoStaticFiles,
  plan,
  planHash,
  progress: progressReader,
  classifyLog,
};
