import type { LogStore } from '@boardwright/artifacts/artifact-store';
import { findBuild } from '@boardwright/db/build-repository';
import type { ApiDeps } from '../deps.ts';
import { checkId, notFound } from '../http/check-id.ts';
import { attachment } from '../http/content-disposition.ts';

const LINES_PER_READ = 5000;
const encoder = new TextEncoder();

/** The log as text in pieces, read only as fast as the client takes them. */
function textOf(store: LogStore, buildId: string): ReadableStream<Uint8Array> {
  let next = 1;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const lines = await store.readLog(buildId, next, LINES_PER_READ);
        if (lines.length > 0)
          controller.enqueue(encoder.encode(`${lines.map((line) => line.m).join('\n')}\n`));
        if (lines.length < LINES_PER_READ) controller.close();
        next += lines.length;
      },
    },
    { highWaterMark: 1 },
  );
}

/** A build's whole log as plain text, ANSI colours included. @throws AppError NOT_FOUND */
export async function rawLogResponse(deps: ApiDeps, teamId: string, id: string): Promise<Response> {
  const row = await findBuild(deps.db, teamId, checkId('build', id));
  if (row === null) throw notFound('build');
  return new Response(textOf(deps.store, id), {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': attachment(`${row.name}-${id}.log`),
      'cache-control': 'no-store, no-transform',
    },
  });
}
