import { ImageSpec, type ImageSpecInput } from '@boardwright/spec/image-spec';
import { describe, expect, it } from 'vitest';
import { Board } from './board.ts';
import { resolve } from './resolve.ts';
import type { PreemptionModel } from './resolved-image.ts';

interface Expected {
  /** Release taken when the spec names none. */
  readonly release: string;
  /** Preemption models the board resolves with when the spec names no release, and no others. */
  readonly preemption: readonly PreemptionModel[];
  readonly kernelDefault: PreemptionModel;
}

const MODELS: readonly PreemptionModel[] = ['none', 'voluntary', 'lazy', 'full', 'rt'];

/**
 * The specification of a board's directory: its data is well-formed and it resolves to what is said here. For tests.
 *
 * @param kind - engine the expectations are of
 */
export function expectBoard(
  board: Board,
  expected: Expected,
  kind: ImageSpec['engine']['kind'] = 'debian',
): void {
  const licences = kind === 'yocto' ? (board.engines.yocto?.licences ?? []).map(({ id }) => id) : [];
  function resolved(kernel: ImageSpecInput['kernel']): ReturnType<typeof resolve> {
    return resolve(
      ImageSpec.parse({
        apiVersion: 'boardwright/v1',
        name: 'x',
        board: board.id,
        engine: { kind },
        kernel,
        ...(licences.length === 0 ? {} : { acceptedLicences: licences }),
      }),
    );
  }

  describe(`${board.id}, ${kind}`, () => {
    it('is well-formed', () => {
      expect(Board.parse(board)).toEqual(board);
    });

    it(`resolves to ${expected.release} with ${expected.kernelDefault} preemption by default`, () => {
      const { image, issues } = resolved(undefined);
      const level = board.status.find(({ engine }) => engine === kind)?.level;
      // An engine nobody has seen make this board's image says so; nothing else is to complain about.
      const unproven = kind !== 'debian' && level !== 'built' && level !== 'booted';
      expect(issues.map(({ code }) => code)).toEqual(unproven ? ['ENGINE_UNPROVEN'] : []);
      expect(image?.engine.release).toBe(expected.release);
      expect(image?.kernel.preemption).toBe(expected.kernelDefault);
    });

    it.each(MODELS)('with preemption "%s" resolves or says why not', (preemption) => {
      const { image, issues } = resolved({ preemption });
      if (expected.preemption.includes(preemption)) {
        expect(image?.kernel.preemption).toBe(preemption);
        const kernels = image?.packages.filter(
          ({ layer, name }) => layer === 'kernel' && /^(linux(-image|$)|kernel-modules$)/.test(name),
        );
        expect(kernels).toHaveLength(1);
      } else {
        expect(image).toBeNull();
        expect(issues).toContainEqual(
          expect.objectContaining({ severity: 'error', path: '/kernel/preemption' }),
        );
      }
    });
  });
}
