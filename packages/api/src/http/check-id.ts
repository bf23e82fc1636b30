import { AppError } from '@boardwright/core/app-error';

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** What to say when a row is absent or another team's: the same words for both. */
export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `No such ${what}`, {
    userMessage: `There is no such ${what}, or it belongs to another team.`,
  });
}

/** @throws AppError NOT_FOUND for text that cannot be an id, before it reaches the database */
export function checkId(what: string, id: string): string {
  if (!ID.test(id)) throw notFound(what);
  return id;
}
