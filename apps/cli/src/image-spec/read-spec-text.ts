import { readFile } from 'node:fs/promises';
import { AppError } from '@boardwright/core/app-error';

/** Far above any real spec; keeps a wrong file (an image, say) from being read whole. */
const LIMIT_BYTES = 1_000_000;

function tooLarge(name: string): AppError {
  return new AppError('PAYLOAD_TOO_LARGE', `${name} is larger than 1 MB, which no image spec is.`);
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length;
    if (size > LIMIT_BYTES) throw tooLarge('Standard input');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Reads the text of a spec.
 *
 * @param name - path, or `-` for standard input
 * @throws AppError NOT_FOUND, BAD_REQUEST or PAYLOAD_TOO_LARGE naming the file
 */
export async function readSpecText(name: string): Promise<string> {
  if (name === '-') return readStandardInput();
  try {
    const content = await readFile(name);
    if (content.length > LIMIT_BYTES) throw tooLarge(name);
    return content.toString('utf8');
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new AppError('NOT_FOUND', `There is no file ${name}.`);
    throw new AppError('BAD_REQUEST', `${name} cannot be read: ${message}`);
  }
}
