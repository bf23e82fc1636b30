import { AppError } from '@boardwright/core/app-error';
import type { NewRecipeVersion } from '@boardwright/db/recipe-version-repository';
import { canonicalSpec } from '@boardwright/spec/canonical-spec';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { specHash } from '@boardwright/spec/spec-hash';
import { nameOf } from '../audit.ts';
import { type ApiDeps, type Principal, timeOf } from '../deps.ts';
import type { SpecInput } from '../schemas/resolve.ts';
import { understandSpec } from '../use-cases/understand-spec.ts';

/**
 * Reads a spec that is to be kept. It may have choices that do not work together: a recipe keeps work in progress, too.
 *
 * @throws AppError SPEC_INVALID with the issues when it is no spec
 */
export function requireSpec({ spec, text }: SpecInput): ImageSpec {
  const understood = understandSpec(text === undefined ? { spec } : { text });
  if (understood.spec !== null) return understood.spec;
  const { issues } = understood;
  throw new AppError('SPEC_INVALID', issues[0]?.message ?? 'This is no spec.', { details: { issues } });
}

/** A version as it is stored, by who asks and now. */
export async function newVersion(
  deps: ApiDeps,
  principal: Principal,
  spec: ImageSpec,
  about: { readonly note: string; readonly restoredFrom?: number },
): Promise<NewRecipeVersion> {
  return {
    spec: canonicalSpec(spec),
    specHash: specHash(spec),
    board: spec.board,
    engine: spec.engine.kind,
    note: about.note,
    restoredFrom: about.restoredFrom ?? null,
    createdById: principal.kind === 'operator' ? null : principal.userId,
    createdByName: await nameOf(deps, principal),
    createdAt: timeOf(deps),
  };
}
