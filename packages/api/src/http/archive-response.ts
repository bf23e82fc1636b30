import { Readable } from 'node:stream';
import type { TreeFile } from '@boardwright/core/static-files';
import { type AsyncZippable, zip } from 'fflate';
import { pack } from 'tar-stream';
import { attachment } from './content-disposition.ts';

/** A fixed time, so that equal trees give equal archives. The first one a zip can hold. */
const MTIME = new Date('1980-01-01T00:00:00');
const UNIX = 3;
const REGULAR_FILE = 0o100000;

function toZip(directory: string, files: readonly TreeFile[]): Promise<Uint8Array> {
  const entries: AsyncZippable = {};
  for (const file of files) {
    const attrs = ((REGULAR_FILE | file.mode) << 16) >>> 0;
    entries[`${directory}/${file.path}`] = [file.content, { mtime: MTIME, os: UNIX, attrs }];
  }
  return new Promise((resolve, reject) => {
    zip(entries, { level: 6 }, (err, bytes) => (err === null ? resolve(bytes) : reject(err)));
  });
}

function toTar(directory: string, files: readonly TreeFile[]): Readable {
  const archive = pack();
  for (const file of files) {
    archive.entry({ name: `${directory}/${file.path}`, mode: file.mode, mtime: MTIME }, file.content);
  }
  archive.finalize();
  // The library's streams are not Node.js' own, which is what a response needs
  return Readable.from(archive);
}

/** The tree as a download, all files below one directory. */
export async function archiveResponse(
  format: 'zip' | 'tar',
  name: string,
  files: readonly TreeFile[],
): Promise<Response> {
  const headers = {
    'content-type': format === 'zip' ? 'application/zip' : 'application/x-tar',
    'content-disposition': attachment(`${name}.${format}`),
    'cache-control': 'no-store, no-transform',
  };
  const body =
    format === 'zip'
      ? ((await toZip(name, files)) as Uint8Array<ArrayBuffer>)
      : (Readable.toWeb(toTar(name, files)) as ReadableStream<Uint8Array>);
  return new Response(body, { headers });
}
