import { classifyFailure } from '../log/classify-failure.ts';
import type { BuildFailure, FailedStage } from '../plan.ts';
import { FAILURE_RULES } from './failure-rules.ts';

const REAL_ERROR =
  /^(E: |Err:|dpkg: error|dpkg-deb: error|mkfs\.|mke2fs: |genimage: |ERROR: |FATAL|xz: |zstd: |qemu-system-\S+: |\S+: error:)/;

/** Says why a stage of the Debian engine failed; see classifyFailure. */
export function classifyLog(failed: FailedStage): BuildFailure {
  return classifyFailure(failed, { rules: FAILURE_RULES, realError: REAL_ERROR });
}
