import { AppError } from '@boardwright/core/app-error';
import { type ArtifactRow, findArtifact } from '@boardwright/db/artifact-repository';
import type { ApiDeps } from '../deps.ts';
import { blobBody } from '../http/blob-body.ts';
import { ifRangeMatches, parseRange } from '../http/byte-range.ts';
import { checkId, notFound } from '../http/check-id.ts';
import { attachment } from '../http/content-disposition.ts';
import { weighPreconditions } from '../http/preconditions.ts';
import { needUndamaged, openArtifact } from './open-artifact.ts';

const KIND = /^[a-z0-9][a-z0-9._-]{0,63}$/i;

interface WantedArtifact {
  readonly imageId: string;
  readonly kind: string;
}

interface Wanted extends WantedArtifact {
  readonly request: Request;
}

/** @throws AppError NOT_FOUND: in the same words for no such image, another team's, and one without this artifact */
export async function requireArtifact(
  { db }: Pick<ApiDeps, 'db'>,
  teamId: string,
  { imageId, kind }: WantedArtifact,
): Promise<ArtifactRow> {
  if (!KIND.test(kind)) throw notFound('artifact');
  const artifact = await findArtifact(db, teamId, checkId('image', imageId), kind);
  if (artifact === null) throw notFound('artifact');
  return artifact;
}

function headersOf(artifact: ArtifactRow, etag: string): Headers {
  return new Headers({
    'accept-ranges': 'bytes',
    etag,
    'content-type': artifact.mediaType,
    'content-disposition': attachment(artifact.fileName),
    'repr-digest': `sha-256=:${Buffer.from(artifact.sha256, 'hex').toString('base64')}:`,
    'last-modified': artifact.createdAt.toUTCString(),
    // Content-addressed, so it never changes; no-transform so that no proxy compresses it again
    'cache-control': 'private, max-age=31536000, immutable, no-transform',
    'x-content-type-options': 'nosniff',
  });
}

/**
 * Sends an artifact, whole or in part, only as fast as the client reads.
 *
 * @throws AppError NOT_FOUND; PRECONDITION_FAILED; RANGE_NOT_SATISFIABLE; ARTIFACT_DAMAGED rather than bytes that are known to be wrong
 */
export async function downloadArtifact(deps: ApiDeps, teamId: string, wanted: Wanted): Promise<Response> {
  const { request } = wanted;
  const artifact = await requireArtifact(deps, teamId, wanted);
  const etag = `"${artifact.sha256}"`;
  const headers = headersOf(artifact, etag);
  const verdict = weighPreconditions(request.headers, { etag, modifiedAt: artifact.createdAt });
  if (verdict === 304) return new Response(null, { status: 304, headers });
  if (verdict === 412) {
    throw new AppError(
      'PRECONDITION_FAILED',
      `The file ${artifact.fileName} is not the one that If-Match or If-Unmodified-Since names; its ETag is ${etag}.`,
    );
  }

  needUndamaged(artifact);

  const sizeBytes = Number(artifact.sizeBytes);
  // Ranges are for GET alone (RFC 9110 section 14.2)
  const mayPart = request.method === 'GET' && ifRangeMatches(request.headers.get('if-range'), etag);
  const range = parseRange(mayPart ? request.headers.get('range') : null, sizeBytes);
  if (range === 'unsatisfiable') {
    throw new AppError('RANGE_NOT_SATISFIABLE', `The file has ${sizeBytes} bytes; the range is outside.`, {
      details: { sizeBytes },
    });
  }
  const isPart = range !== 'whole';
  const bytes = isPart ? range : { start: 0, end: sizeBytes - 1 };
  headers.set('content-length', String(bytes.end - bytes.start + 1));
  if (isPart) headers.set('content-range', `bytes ${range.start}-${range.end}/${sizeBytes}`);
  const status = isPart ? 206 : 200;
  // Hono answers HEAD through the GET route; opening the file for it would leak a handle.
  if (request.method === 'HEAD' || sizeBytes === 0) return new Response(null, { status, headers });
  const blob = await openArtifact(deps, artifact, bytes);
  return new Response(blobBody(blob), { status, headers });
}
