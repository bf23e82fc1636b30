import type { Engine } from '../engine.ts';
import { debianStaticFiles } from './builder.ts';
import { classifyLog } from './classify-log.ts';
import { plan, planHash } from './plan.ts';
import { progressReader } from './progress.ts';
import { render } from './render.ts';
import { DEBIAN_ENGINE_VERSION } from './version.ts';

/** Images from Debian's own packages: bootable in a minute or two. See readme.md. */
export const debianEngine: Engine = {
  kind: 'debian',
  version: DEBIAN_ENGINE_VERSION,
  render,
  staticFiles: debianStaticFiles,
  plan,
  planHash,
  progress: progressReader,
  classifyLog,
};
