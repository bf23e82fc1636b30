import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runOrThrow } from './run-command.ts';
import { sourceStamp, stampMatches, writeStamp } from './source-stamp.ts';
import { withStackLock } from './stack-lock.ts';

const SOURCES = [
  'apps/web',
  'apps/worker',
  'apps/cli/src/stack',
  'packages',
  'prisma',
  'package-lock.json',
  'turbo.json',
  'tsconfig.base.json',
];
const RESULTS = ['apps/web/.next/BUILD_ID', 'apps/worker/dist/main.mjs', 'apps/cli/dist/keeper.mjs'];
const FILTERS = ['@boardwright/web', '@boardwright/worker', '@boardwright/cli'].map(
  (name) => `--filter=${name}`,
);
const LOCK_TIMEOUT_MS = 600_000;

export interface ProgramBuild {
  readonly note: string;
  /** True when programs that may be running are now older than what is on the disk. */
  readonly changed: boolean;
}

/**
 * Builds the web app, the worker and the keeper when their sources changed since the last time.
 *
 * @param beforeBuild - called when there is something to build: what runs from these files must end first, since they
 *   are replaced in place. A build that is interrupted so goes on in the new worker.
 * @throws AppError ENVIRONMENT_NOT_READY with the last lines of the build
 */
export async function buildPrograms(
  root: string,
  signal: AbortSignal,
  beforeBuild: () => Promise<unknown>,
): Promise<ProgramBuild> {
  const cache = join(root, 'node_modules/.cache/boardwright');
  const stampFile = join(cache, 'build');
  const fresh = async (): Promise<boolean> =>
    RESULTS.every((file) => existsSync(join(root, file))) &&
    (await stampMatches(stampFile, await sourceStamp(root, SOURCES)));
  if (await fresh()) return { note: 'already built', changed: false };
  return withStackLock(cache, LOCK_TIMEOUT_MS, signal, async () => {
    // Another stack of this clone may have built while this one waited.
    if (await fresh()) return { note: 'already built', changed: true };
    await beforeBuild();
    const stamp = await sourceStamp(root, SOURCES);
    const turbo = join(root, 'node_modules/.bin/turbo');
    await runOrThrow(
      [turbo, 'run', 'build', ...FILTERS, '--output-logs=errors-only', '--env-mode=loose'],
      'Building the programs',
      {
        cwd: root,
        env: {
          NODE_ENV: 'production',
          NEXT_TELEMETRY_DISABLED: '1',
          TURBO_TELEMETRY_DISABLED: '1',
          TURBO_NO_UPDATE_NOTIFIER: '1',
          NO_COLOR: '1',
        },
        signal,
      },
    );
    await writeStamp(stampFile, stamp);
    return { note: 'built', changed: true };
  });
}
