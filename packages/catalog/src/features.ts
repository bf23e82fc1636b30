import { bwBench } from './features/bw-bench/index.ts';
import { docker } from './features/docker/index.ts';
import { gdbserver } from './features/gdbserver/index.ts';
import { perf } from './features/perf/index.ts';
import { podman } from './features/podman/index.ts';
import { powertop } from './features/powertop/index.ts';
import { rtTests } from './features/rt-tests/index.ts';
import { rtla } from './features/rtla/index.ts';
import { strace } from './features/strace/index.ts';
import { stressNg } from './features/stress-ng/index.ts';
import { traceCmd } from './features/trace-cmd/index.ts';
import type { Unit } from './unit.ts';

/** Every feature (container engines and tools), one line each, in the order they are shown. */
export const FEATURES: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  [podman.id, podman],
  [docker.id, docker],
  [bwBench.id, bwBench],
  [perf.id, perf],
  [rtTests.id, rtTests],
  [rtla.id, rtla],
  [traceCmd.id, traceCmd],
  [strace.id, strace],
  [gdbserver.id, gdbserver],
  [powertop.id, powertop],
  [stressNg.id, stressNg],
]);
