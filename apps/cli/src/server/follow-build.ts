import type { BuildView } from '@boardwright/api/schemas/build';
import { AppError } from '@boardwright/core/app-error';
import { ask, type ServerAccess, toServerError } from './server-access.ts';

/** A server that is restarted is back by then. */
const PATIENCE_MS = 60_000;
const CANCEL_TIMEOUT_MS = 15_000;

/** @returns true when the build will not change any more */
export function isOver(build: Pick<BuildView, 'status'>): boolean {
  return build.status !== 'queued' && build.status !== 'running';
}

/**
 * Follows a build to its end, over as many connections as it takes.
 *
 * @param onChange - called with every state seen, the last one included
 * @throws AppError ENVIRONMENT_NOT_READY when the server stays away for a minute; the signal's reason when it aborts
 */
export async function followBuild(
  access: ServerAccess,
  first: BuildView,
  onChange: (build: BuildView) => void,
): Promise<BuildView> {
  onChange(first);
  let silentSince: number | undefined;
  try {
    for await (const event of access.client.followBuild(first.id, { signal: access.signal })) {
      if (event.kind === 'build') {
        silentSince = undefined;
        onChange(event.build);
        if (isOver(event.build)) return event.build;
      } else if (event.kind === 'reconnecting') {
        silentSince ??= performance.now();
        if (performance.now() - silentSince > PATIENCE_MS) throw toServerError(event.cause, access.baseUrl);
      } else if (event.kind === 'end') {
        break;
      }
    }
  } catch (error) {
    access.signal.throwIfAborted();
    throw toServerError(error, access.baseUrl);
  }
  access.signal.throwIfAborted();
  const build = await ask(access, (client, signal) => client.getBuild(first.id, signal));
  if (!isOver(build))
    throw new AppError('INTERNAL', `The server ended the report of build ${first.id} before its end.`);
  onChange(build);
  return build;
}

/** Cancels a build and waits, some seconds at most, until the server says that it has ended. */
export async function cancelAndWait(access: ServerAccess, buildId: string): Promise<BuildView> {
  const patient: ServerAccess = { ...access, signal: AbortSignal.timeout(CANCEL_TIMEOUT_MS) };
  const build = await ask(patient, (client) => client.cancelBuild(buildId));
  return isOver(build) ? build : followBuild(patient, build, () => undefined);
}
