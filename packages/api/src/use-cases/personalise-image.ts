import type { OpenBlob } from '@boardwright/artifacts/open-blob';
import { personalBlob, personalDigest } from '@boardwright/artifacts/personalise/personal-blob';
import { personalLines } from '@boardwright/artifacts/personalise/personal-lines';
import type { PrefixHashes } from '@boardwright/artifacts/personalise/prefix-hashes';
import { rawFrame } from '@boardwright/artifacts/personalise/raw-frame';
import { encodeRegion } from '@boardwright/artifacts/personalise/region';
import type { PersonalValues } from '@boardwright/spec/personal-values';
import { recordAudit } from '../audit.ts';
import type { AddTrailers, ApiDeps, Principal } from '../deps.ts';
import { blobBody } from '../http/blob-body.ts';
import { attachment } from '../http/content-disposition.ts';
import {
  PERSONAL_FIELDS,
  type PersonalDigest,
  type PersonalFile,
  type Personalisation,
} from '../schemas/personalise.ts';
import { findPersonalisable, needPersonalisable, type Personalisable } from './find-personalisable.ts';
import { needUndamaged, openArtifact } from './open-artifact.ts';

/** Which image with which values. Nothing here may reach a log, a row or a file. */
interface Wanted {
  readonly imageId: string;
  readonly values: PersonalValues;
}

export type PersonalDeps = ApiDeps & { readonly prefixHashes: PrefixHashes };

/** @throws AppError NOT_FOUND */
export async function readPersonalisation(
  deps: ApiDeps,
  teamId: string,
  id: string,
): Promise<Personalisation> {
  const found = await findPersonalisable(deps, teamId, id);
  return 'refused' in found
    ? { refused: found.refused, without: [] }
    : { refused: null, without: [...found.without] };
}

function fileOf({ artifact, region }: Personalisable): PersonalFile {
  return {
    // A name of its own, so that nobody takes it for the plain image
    fileName: artifact.fileName.replace(/(\.img)?\.zst$/, '-personal$&'),
    sizeBytes: region.packedOffset + region.packedSizeBytes,
  };
}

interface Prepared {
  readonly file: PersonalFile;
  readonly found: Personalisable;
  readonly content: Parameters<typeof personalDigest>[0];
  /** The image up to its last frame, to be read or closed. */
  readonly start: OpenBlob;
}

async function prepare(deps: PersonalDeps, teamId: string, { imageId, values }: Wanted): Promise<Prepared> {
  const found = await needPersonalisable(deps, teamId, imageId, values);
  const { artifact, region } = found;
  needUndamaged(artifact);
  const frame = rawFrame(encodeRegion(personalLines(values)));
  const image = { sha256: artifact.sha256, frameOffset: region.packedOffset };
  const start = await openArtifact(deps, artifact, { start: 0, end: region.packedOffset - 1 });
  return { file: fileOf(found), found, content: { hashes: deps.prefixHashes, image, frame }, start };
}

/**
 * Checks the values against the image, and that its file can be sent.
 *
 * @throws AppError as `needPersonalisable`; PAYLOAD_TOO_LARGE; ARTIFACT_DAMAGED
 */
export async function checkPersonalised(
  deps: PersonalDeps,
  teamId: string,
  wanted: Wanted,
): Promise<PersonalFile> {
  const { file, start } = await prepare(deps, teamId, wanted);
  await start.close();
  return file;
}

/** Name, size and sha256 of the file, without sending it: the same values give the same file. @throws like `checkPersonalised` */
export async function digestPersonalised(
  deps: PersonalDeps,
  teamId: string,
  wanted: Wanted,
): Promise<PersonalDigest> {
  const { file, content, start } = await prepare(deps, teamId, wanted);
  await start.close();
  return { ...file, sha256: await personalDigest(content) };
}

/**
 * Sends the image with the values in it, only as fast as the client reads. Nothing is compressed and nothing is kept.
 *
 * @param addTrailers - given, the answer is chunked and ends with the sha256 in `Repr-Digest`; absent, it has a Content-Length
 * @throws AppError like `checkPersonalised`
 */
export async function downloadPersonalised(
  deps: PersonalDeps,
  principal: Principal,
  wanted: Wanted,
  addTrailers: AddTrailers | undefined,
): Promise<Response> {
  const { file, found, content, start } = await prepare(deps, principal.teamId, wanted);
  const onDigest =
    addTrailers === undefined
      ? undefined
      : (sha256: string): void =>
          addTrailers({ 'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:` });
  const blob = personalBlob(start, content, onDigest);
  const { imageId, values } = wanted;
  await recordAudit(deps, principal, {
    action: 'image.personalise',
    subject: { kind: 'image', id: imageId, name: found.artifact.fileName },
    // Names only: the values are nobody's business.
    details: {
      fields: PERSONAL_FIELDS.filter((field) => values[field] !== undefined && String(values[field]) !== ''),
    },
  }).catch(async (thrown: unknown) => {
    await blob.close();
    throw thrown;
  });
  const headers = new Headers({
    'content-type': 'application/zstd',
    'content-disposition': attachment(file.fileName),
    'accept-ranges': 'none',
    'cache-control': 'no-store, no-transform',
    'x-content-type-options': 'nosniff',
    // A proxy that puts answers into files would keep the values there.
    'x-accel-buffering': 'no',
  });
  if (onDigest === undefined) headers.set('content-length', String(file.sizeBytes));
  else headers.set('trailer', 'Repr-Digest');
  return new Response(blobBody(blob), { headers });
}
