import { resolve } from '@boardwright/catalog/resolve';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { AppError } from '@boardwright/core/app-error';
import { parseSpec } from '@boardwright/spec/parse-spec';

/**
 * Parses and resolves the spec stored with a build, by the same functions the form and the API use.
 *
 * @throws AppError SPEC_INVALID or SPEC_CONFLICT, for example when a catalog unit was withdrawn since the build was
 *   queued
 */
export function resolveStoredSpec(stored: unknown): ResolvedImage {
  const parsed = parseSpec(stored);
  if (!parsed.ok) {
    const messages = parsed.issues.map((issue) => issue.message).join(' ');
    throw new AppError('SPEC_INVALID', `The stored spec does not parse: ${messages}`, {
      userMessage: messages,
    });
  }
  const { image, issues } = resolve(parsed.spec);
  if (image !== null) return image;
  const messages = issues
    .filter((issue) => issue.severity === 'error')
    .map((issue) => issue.message)
    .join(' ');
  throw new AppError('SPEC_CONFLICT', `The stored spec does not resolve: ${messages}`, {
    userMessage: messages,
  });
}
