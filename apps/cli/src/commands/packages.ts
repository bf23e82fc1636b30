import { setTimeout as sleep } from 'node:timers/promises';
import type { PackageIndexView, PackageView } from '@boardwright/api/schemas/package-index';
import { BUILDROOT_RELEASE_IDS } from '@boardwright/catalog/buildroot-board';
import { BUILDROOT_RELEASE_ORDER, isBuildrootRelease } from '@boardwright/catalog/buildroot-release';
import { AppError } from '@boardwright/core/app-error';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { ask, type ServerAccess } from '../server/server-access.ts';
import { withServer } from '../server/with-server.ts';
import type { Output } from '../terminal/output.ts';
import { tableLines } from '../terminal/table.ts';

const WATCH_MS = 1000;
const LIMIT = 50;

function releaseOf(asked: string | undefined): string {
  const release = asked ?? BUILDROOT_RELEASE_ORDER[0] ?? '';
  if (isBuildrootRelease(release)) return release;
  throw new AppError(
    'BAD_REQUEST',
    `There is no Buildroot ${release}. There are: ${BUILDROOT_RELEASE_IDS.join(', ')}.`,
  );
}

function rowOf(found: PackageView): string[] {
  const lacks = found.lacks.map(({ words }) => words).join(', ');
  const about = found.summary ?? found.title;
  return [found.name, found.version ?? '', lacks === '' ? about : `lacks ${lacks}: ${about}`];
}

function printFound(output: Output, index: PackageIndexView, packages: readonly PackageView[]): void {
  for (const line of tableLines(packages.map(rowOf))) output.result(line);
  if (index.indexedAt === null)
    output.line(
      `The packages of Buildroot ${index.release} are not indexed yet. Ask for it with: boardwright packages index --release ${index.release}`,
    );
  else if (packages.length === 0) output.line('Nothing found.');
}

/** `boardwright packages search TERM` */
export async function searchPackagesCommand(
  context: CliContext,
  words: readonly string[],
  options: { readonly release?: string; readonly board?: string; readonly json?: true },
): Promise<number> {
  const release = releaseOf(options.release);
  const query = { q: words.join(' '), board: options.board, limit: LIMIT };
  return withServer(
    context,
    async ({ access }) => {
      const found = await ask(access, (client, signal) => client.searchPackages(release, query, signal));
      if (options.json === true) context.output.result(JSON.stringify(found, null, 2));
      else printFound(context.output, found.index, found.packages);
      return found.index.indexedAt === null ? ExitCode.environmentNotReady : ExitCode.done;
    },
    () => false,
  );
}

/** Follows the worker to the end of the index, a line for each step. */
async function follow(
  access: ServerAccess,
  output: Output,
  first: PackageIndexView,
): Promise<PackageIndexView> {
  let said = '';
  for (let index = first; ; ) {
    if (index.state !== 'queued' && index.state !== 'running') return index;
    const doing = index.state === 'queued' ? 'Waiting for a worker' : index.step;
    if (doing !== '' && doing !== said) output.line(doing);
    said = doing || said;
    await sleep(WATCH_MS, undefined, { signal: access.signal }).catch(() => access.signal.throwIfAborted());
    const { release } = index;
    ({ index } = await ask(access, (client, signal) => client.searchPackages(release, { q: '' }, signal)));
  }
}

/** `boardwright packages index`: makes the index of a release without a build. */
export async function indexPackagesCommand(
  context: CliContext,
  options: { readonly release?: string; readonly json?: true },
): Promise<number> {
  const release = releaseOf(options.release);
  const { output } = context;
  return withServer(
    context,
    async ({ access }) => {
      const asked = await ask(access, (client) => client.requestPackageIndex(release));
      const index = await follow(access, output, asked);
      if (options.json === true) output.result(JSON.stringify(index, null, 2));
      else if (index.state === 'ready')
        output.result(`${index.packages} packages of Buildroot ${index.version} can be searched.`);
      else output.line(output.bad(index.failure ?? 'The index could not be made.'));
      return index.state === 'ready' ? ExitCode.done : ExitCode.buildFailed;
    },
    () => false,
  );
}
