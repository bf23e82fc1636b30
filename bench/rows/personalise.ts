import { rawFrame } from '@boardwright/artifacts/personalise/raw-frame';
import { REGION_BYTES } from '@boardwright/artifacts/personalise/region';
import { addLargeImage } from '../large-image.ts';
import { type BenchRow, quantile } from '../report.ts';
import type { BenchStack } from '../stack.ts';

const FILE_BYTES = 1_000_000_000;
const ROUNDS = 5;
const START_LIMIT_MS = 200;
const SPEED_LIMIT = 0.8;

interface Timed {
  readonly firstByteMs: number;
  readonly totalMs: number;
}

async function time(stack: BenchStack, path: string, init: RequestInit): Promise<Timed> {
  const start = performance.now();
  const headers = { authorization: `Bearer ${stack.token}`, ...init.headers };
  const answer = await fetch(`${stack.url}${path}`, { ...init, headers });
  if (!answer.ok || answer.body === null) throw new Error(`${path}: ${answer.status}`);
  let firstByteMs = Number.NaN;
  let bytes = 0;
  for await (const chunk of answer.body) {
    if (bytes === 0) firstByteMs = performance.now() - start;
    bytes += chunk.length;
  }
  if (bytes < FILE_BYTES) throw new Error(`${path}: ${bytes} bytes`);
  return { firstByteMs, totalMs: performance.now() - start };
}

function row(name: string, timed: readonly Timed[], plainMs: number): BenchRow[] {
  const totalMs = quantile(
    timed.map((one) => one.totalMs),
    0.5,
  );
  const firstByteMs = Math.max(...timed.map((one) => one.firstByteMs));
  const speed = plainMs / totalMs;
  return [
    {
      name: `${name}, first byte, slowest of ${timed.length}`,
      value: `${firstByteMs.toFixed(0)} ms`,
      target: `<= ${START_LIMIT_MS} ms`,
      met: firstByteMs <= START_LIMIT_MS,
      figures: { firstByteMs },
    },
    {
      name: `${name}, speed`,
      value: `${speed.toFixed(2)}x the plain file (${((FILE_BYTES / totalMs) * 1e-3).toFixed(0)} MB/s)`,
      target: `>= ${SPEED_LIMIT}x`,
      met: speed >= SPEED_LIMIT,
      figures: { totalMs, plainMs, speed },
    },
  ];
}

/** A personalised download of 1 GB next to the plain one, in turns, over the loopback interface. */
export async function benchPersonalise(stack: BenchStack): Promise<BenchRow[]> {
  const personal = {
    imageOffset: 1_048_576,
    sizeBytes: REGION_BYTES,
    packedOffset: FILE_BYTES,
    packedSizeBytes: REGION_BYTES + 10,
  };
  const end = rawFrame(Buffer.alloc(REGION_BYTES, '\n'));
  const { id, path } = await addLargeImage(stack, FILE_BYTES, end, { personal });
  const values = JSON.stringify({ hostname: 'gw-17' });
  const at = `/api/v1/images/${id}/personalised`;
  const ways = {
    plain: () => time(stack, path, {}),
    form: () => time(stack, `${at}/form`, { method: 'POST', body: new URLSearchParams({ values }) }),
    trailer: () =>
      time(stack, at, { method: 'POST', body: values, headers: { 'content-type': 'application/json' } }),
  };
  const timed: Record<keyof typeof ways, Timed[]> = { plain: [], form: [], trailer: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const way of ['plain', 'form', 'trailer'] as const) timed[way].push(await ways[way]());
  }
  const plainMs = quantile(
    timed.plain.map((one) => one.totalMs),
    0.5,
  );
  return [
    ...row('Personalised download from a form', timed.form, plainMs),
    ...row('Personalised download with a trailer', timed.trailer, plainMs),
  ];
}
