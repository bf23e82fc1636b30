import { BOARDS } from '@boardwright/catalog/boards';
import { AppError } from '@boardwright/core/app-error';
import { nearest } from '@boardwright/spec/nearest';

/**
 * Takes a word of the command line that must be one of a few.
 *
 * @param option - as it is written, for example `--release`
 * @throws AppError that names the word, all that is known and the one probably meant
 */
export function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((one) => one === given);
  if (found !== undefined) return found;
  const near = nearest(given, known);
  const meant = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new AppError(
    'CATALOG_UNKNOWN_ID',
    `${option} "${given}" is not known.${meant} Known are: ${known.join(', ')}.`,
  );
}

/**
 * Takes the boards of the command line.
 *
 * @param asked - undefined for all
 * @param offered - boards there is something to check of
 * @param lack - says why a board of the catalog is not offered, for example `has no image in Buildroot 2026.02`
 * @throws AppError for an id the catalog lacks, for a board that is not offered, and where nothing is offered
 */
export function chosenBoards(
  asked: readonly string[] | undefined,
  offered: readonly string[],
  lack: string,
): readonly string[] {
  for (const id of asked ?? []) {
    oneOf('--board', id, [...BOARDS.keys()]);
    if (offered.includes(id)) continue;
    throw new AppError(
      'ENGINE_UNSUPPORTED_BOARD',
      `--board "${id}" ${lack}. These have: ${offered.join(', ') || 'none'}.`,
    );
  }
  const boards = asked ?? offered;
  if (boards.length === 0) throw new AppError('ENGINE_UNSUPPORTED_BOARD', `No board is left: each ${lack}.`);
  return [...new Set(boards)];
}

/**
 * Takes a number of the command line.
 *
 * @param given - undefined for the default
 * @throws AppError for anything but a whole number from 1 on
 */
export function wholeNumber(option: string, given: string | undefined, byDefault: number): number {
  if (given === undefined) return byDefault;
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new AppError(
    'BAD_REQUEST',
    `${option} "${given}" is no number of them. Allowed are whole numbers from 1 on.`,
  );
}
