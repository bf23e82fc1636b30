import { setTimeout as sleep } from 'node:timers/promises';
import { machineCpuMs } from '../tests/stack/machine-cpu.ts';
import type { OwnStack } from '../tests/stack/own-stack.ts';

/** Asking four times a second for ten minutes would itself be a part of what is measured. */
const FAST_POLLS_MS = 10_000;

interface StageTimes {
  readonly id: string;
  readonly status: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface MeasuredBuild {
  readonly buildId: string;
  readonly cached: boolean;
  /** From the request to Ready, seen by the client. */
  readonly totalMs: number;
  /** CPU time of the whole machine meanwhile. */
  readonly totalCpuMs: number;
  /** From the first stage's start to the end of the stage that makes the disk image. */
  readonly toImageMs: number;
  /** CPU time of the whole machine meanwhile; like the wall clock without making the builder's container image. */
  readonly toImageCpuMs: number;
  /** In order; the machine's CPU time from when a stage was seen running to when the next one was. */
  readonly stages: readonly (StageTimes & { readonly ms: number; readonly cpuMs: number })[];
}

interface BuildAnswer {
  readonly id: string;
  readonly status: string;
  readonly failure: { readonly message: string } | null;
  readonly stages: readonly StageTimes[];
}

const at = (time: string | null): number => (time === null ? Number.NaN : Date.parse(time));

/** Submits a spec and waits until it is Ready. */
export async function measureBuild(
  stack: Pick<OwnStack, 'api'>,
  spec: unknown,
  fresh = false,
): Promise<MeasuredBuild> {
  const start = performance.now();
  const requestCpuMs = await machineCpuMs();
  let startCpuMs: number | undefined;
  let imageCpuMs: number | undefined;
  const seenAtCpuMs = new Map<string, number>();
  const submitted = await stack.api('/builds', { method: 'POST', body: JSON.stringify({ spec, fresh }) });
  const answer = (await submitted.json()) as { build: BuildAnswer; cached: boolean; detail?: string };
  if (!submitted.ok) throw new Error(`the build was refused: ${answer.detail ?? submitted.status}`);
  let build = answer.build;
  while (build.status === 'queued' || build.status === 'running') {
    await sleep(performance.now() - start < FAST_POLLS_MS ? 250 : 1000);
    build = (await (await stack.api(`/builds/${build.id}`)).json()) as BuildAnswer;
    const started = build.stages.some(({ id, startedAt }) => id !== 'prepare' && startedAt !== null);
    const imageEnded = build.stages.some(({ id, finishedAt }) => id === 'image' && finishedAt !== null);
    if (started) startCpuMs ??= await machineCpuMs();
    if (imageEnded) imageCpuMs ??= await machineCpuMs();
    for (const { id, startedAt } of build.stages)
      if (startedAt !== null && !seenAtCpuMs.has(id)) seenAtCpuMs.set(id, await machineCpuMs());
  }
  if (build.status !== 'ready')
    throw new Error(`the build ended ${build.status}: ${build.failure?.message ?? ''}`);
  const real = build.stages.filter((stage) => stage.id !== 'prepare' && stage.startedAt !== null);
  const image = real.find((stage) => stage.id === 'image');
  const endCpuMs = await machineCpuMs();
  const cpuMsOf = (index: number): number =>
    (seenAtCpuMs.get(real[index + 1]?.id ?? '') ?? endCpuMs) -
    (seenAtCpuMs.get(real[index]?.id ?? '') ?? Number.NaN);
  return {
    buildId: build.id,
    cached: answer.cached,
    totalMs: performance.now() - start,
    totalCpuMs: endCpuMs - requestCpuMs,
    toImageMs: at(image?.finishedAt ?? null) - Math.min(...real.map((stage) => at(stage.startedAt))),
    toImageCpuMs: (imageCpuMs ?? Number.NaN) - (startCpuMs ?? Number.NaN),
    stages: real.map((stage, index) => ({
      ...stage,
      ms: at(stage.finishedAt) - at(stage.startedAt),
      cpuMs: cpuMsOf(index),
    })),
  };
}
