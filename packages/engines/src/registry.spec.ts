import { describe, expect, it } from 'vitest';
import { engineKinds, getEngine } from './registry.ts';

describe('getEngine', () => {
  it('knows every engine it lists', () => {
    for (const kind of engineKinds) expect(getEngine(kind).kind).toBe(kind);
  });

  it('refuses a kind that does not exist and says which do', () => {
    expect(() => getEngine('slackware')).toThrow(/no engine "slackware"/);
  });
});
