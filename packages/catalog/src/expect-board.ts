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

/** The specification of a board's directory: its data is well-formed and it resolves to what is said here. For tests. */
export function expectBoard(board: Board, expected: Expected): void {
  function resolved(kernel: ImageSpecInput['kernel']): ReturnType<typeof resolve> {
    return resolve(
      ImageSpec.parse({
        apiVersion: 'boardwright/v1',
        name: 'x',
        board: board.id,
        engine: { kind: 'debian' },
        kernel,
      }),
    );
  }

  describe(board.id, () => {
    it('is well-formed', () => {
      expect(Board.parse(board)).toEqual(board);
    });

    it(`resolves to ${expected.release} with ${expected.kernelDefault} preemption by default`, () => {
      const { image, issues } = resolved(undefined);
      expect(issues).toEqual([]);
      expect(image?.engine.release).toBe(expected.release);
      expect(image?.kernel.preemption).toBe(expected.kernelDefault);
    });

    it.each(MODELS)('with preemption "%s" resolves or says why not', (preemption) => {
      const { image, issues } = resolved({ preemption });
      if (expected.preemption.includes(preemption)) {
        expect(image?.kernel.preemption).toBe(preemption);
        expect(
          image?.packages.filter(({ layer, name }) => layer === 'kernel' && name.startsWith('linux-image')),
        ).toHaveLength(1);
      } else {
        expect(image).toBeNull();
        expect(issues).toContainEqual(
          expect.objectContaining({ severity: 'error', path: '/kernel/preemption' }),
        );
      }
    });
  });
}
