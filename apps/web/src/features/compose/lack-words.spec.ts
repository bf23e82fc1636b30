import { describe, expect, it } from 'vitest';
import { lackWords } from './lack-words.ts';

const python = { words: 'python3', kind: 'package', choose: 'python3' } as const;
const qt = { words: 'qt6', kind: 'package', choose: 'qt6' } as const;
const go = { words: 'an architecture Go builds for', kind: 'board', choose: null } as const;
const gl = { words: 'an OpenGL library', kind: 'unclear', choose: null } as const;

describe('lackWords', () => {
  it('names what has to be chosen as well, until it is', () => {
    expect(lackWords({ lacks: [python] }, [])).toBe('Needs python3 as well.');
    expect(lackWords({ lacks: [python, qt, gl] }, [])).toBe(
      'Needs python3, qt6 and an OpenGL library as well.',
    );
    expect(lackWords({ lacks: [python] }, ['python3'])).toBeNull();
  });

  it('says only what the board lacks when no choice helps', () => {
    expect(lackWords({ lacks: [python, go] }, [])).toBe(
      "This board can't have it: it needs an architecture Go builds for.",
    );
  });
});
