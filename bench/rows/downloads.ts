import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { addLargeImage } from '../large-image.ts';
import { NGINX, startNginx } from '../nginx.ts';
import { notMeasured } from '../not-measured.ts';
import { treeMiB } from '../process-memory.ts';
import type { BenchRow } from '../report.ts';
import type { BenchStack } from '../stack.ts';

const run = promisify(execFile);
const FILE_BYTES = 1_000_000_000;
const READERS = 200;
const MEMORY_EVERY_MS = 500;
/** A run that takes longer is broken. */
const TIMEOUT_MS = 1_200_000;

/**
 * Downloads one address many times at once with one curl, as a person's client would, but to /dev/null.
 *
 * @returns bytes a second over all of them
 */
async function downloadMany(url: string, token: string | undefined): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'boardwright-curl-'));
  const config = join(directory, 'config');
  const one = `url = "${url}"\noutput = "/dev/null"\n`;
  const header = token === undefined ? '' : `header = "authorization: Bearer ${token}"\n`;
  const common = `parallel\nparallel-immediate\nparallel-max = ${READERS}\nsilent\nshow-error\nfail\n`;
  const words = 'write-out = "%{http_code} %{size_download}\\n"\n';
  await writeFile(config, common + header + words + one.repeat(READERS), { mode: 0o600 });
  const start = performance.now();
  const { stdout } = await run('curl', ['--config', config], { timeout: TIMEOUT_MS });
  const elapsedMs = performance.now() - start;
  await rm(directory, { recursive: true });
  const whole = stdout.split('\n').filter((line) => line === `200 ${FILE_BYTES}`).length;
  if (whole !== READERS) throw new Error(`${whole} of ${READERS} downloads of ${url} came whole`);
  return (READERS * FILE_BYTES) / (elapsedMs / 1000);
}

/** Highest memory of a process tree, in MiB, while something is done. */
async function peakMiB<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly peak: number }> {
  let peak = await treeMiB(pid);
  let over = false;
  const watching = (async () => {
    while (!over) {
      peak = Math.max(peak, await treeMiB(pid));
      await new Promise((resolve) => setTimeout(resolve, MEMORY_EVERY_MS));
    }
  })();
  try {
    return { result: await work(), peak };
  } finally {
    over = true;
    await watching;
  }
}

/** @returns which program the comparison lacks on this machine; null when it has both */
export async function downloadsLack(): Promise<string | null> {
  const nginx = await access(NGINX, constants.X_OK).then(
    () => true,
    () => false,
  );
  const curl = await run('curl', ['--version']).then(
    () => true,
    () => false,
  );
  const missing = [...(nginx ? [] : ['nginx (Debian: nginx-light)']), ...(curl ? [] : ['curl'])];
  return missing.length === 0 ? null : `${missing.join(' and ')} not installed`;
}

const TARGET = '>= 0.8x nginx';
const NAME = `${READERS} downloads of 1 GB at once`;

/**
 * 200 downloads at once of a 1 GB file from the web app, over the same from nginx right after, and the web app's
 * memory meanwhile. Both send from the page cache to one curl on the same machine.
 */
export async function benchDownloads(stack: BenchStack): Promise<BenchRow[]> {
  const lack = await downloadsLack();
  if (lack !== null) return [notMeasured(NAME, TARGET, lack)];
  const { path, sha256 } = await addLargeImage(stack, FILE_BYTES);
  const blob = join(stack.dataDir, 'store/blobs', sha256.slice(0, 2), sha256);
  const nginx = await startNginx(dirname(blob));
  try {
    // The first reader brings the file into the page cache and the code into the compiler.
    const first = await stack.api(path.replace('/api/v1', ''));
    await first.body?.pipeTo(new WritableStream());
    const { result: web, peak } = await peakMiB(stack.pids.web, () =>
      downloadMany(`${stack.url}${path}`, stack.token),
    );
    const plain = await downloadMany(`${nginx.url}/${sha256}`, undefined);
    const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(2);
    return [
      {
        name: NAME,
        value: `${gigabytes(web)} GB/s, nginx ${gigabytes(plain)} GB/s: ${(web / plain).toFixed(2)}x`,
        target: TARGET,
        met: web / plain >= 0.8,
        figures: { webBytesPerSecond: web, nginxBytesPerSecond: plain, ratio: web / plain },
      },
      {
        name: `web app's memory meanwhile`,
        value: `${peak.toFixed(0)} MiB`,
        target: '<= 300 MiB',
        met: peak <= 300,
        figures: { peakMiB: peak },
      },
    ];
  } finally {
    await nginx.stop();
  }
}
