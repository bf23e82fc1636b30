import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

describe('readEnv', () => {
  it('has a default for everything', () => {
    const env = readEnv({});
    expect(env.dataDir).toBe(`${env.root}/.boardwright`);
    expect(env).toMatchObject({ host: '127.0.0.1', token: undefined, colours: true, ci: false });
    expect(env.ports).toEqual({ web: undefined, postgres: undefined, redis: undefined });
  });

  it('takes an empty variable for an absent one', () => {
    const env = readEnv({ BOARDWRIGHT_WEB_PORT: '', BOARDWRIGHT_TOKEN: '', NO_COLOR: '' });
    expect(env.ports.web).toBeUndefined();
    expect(env.token).toBeUndefined();
    expect(env.colours).toBe(true);
  });

  it('drops the slash at the end of an address', () => {
    expect(readEnv({ BOARDWRIGHT_URL: 'https://images.example/bw/' }).url).toBe('https://images.example/bw');
  });

  it.each([
    ['BOARDWRIGHT_WEB_PORT', '0'],
    ['BOARDWRIGHT_WEB_PORT', 'http'],
    ['BOARDWRIGHT_URL', 'ftp://x'],
    ['BOARDWRIGHT_SECRET', 'short'],
    ['BOARDWRIGHT_INSTANCE', '../x'],
  ])('names %s when it is %j', (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(name);
  });

  it('honours NO_COLOR and dumb terminals', () => {
    expect(readEnv({ NO_COLOR: '1' }).colours).toBe(false);
    expect(readEnv({ TERM: 'dumb' }).colours).toBe(false);
  });
});
