import { unstable_doesMiddlewareMatch as doesMatch } from 'next/experimental/testing/server';
import { NextRequest } from 'next/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { config, proxy } from './proxy.ts';

const isPage = (path: string): boolean =>
  doesMatch({ config, nextConfig: {}, url: `https://boardwright.test${path}` });

const headersOf = (path = '/images'): Headers =>
  proxy(new NextRequest(`https://boardwright.test${path}`)).headers;

describe('what gets the headers of a page', () => {
  it.each([
    '/',
    '/compose',
    '/images/i1/compare/i2',
    '/nothing-here',
    // Names that begin like those of the next test
    '/iconx',
    '/icon',
    '/icons/board',
    '/metricsfoo',
    '/metrics/foo',
    '/healthzz',
    '/readyz/x',
    '/favicons',
    '/api',
    '/api/nothing',
    '/api/v1x',
    '/api/auth',
    '/apis',
    '/_next/nothing',
    '/_nextx',
  ])('%s does', (path) => expect(isPage(path)).toBe(true));

  it.each([
    '/api/v1',
    '/api/v1/images',
    '/api/auth/get-session',
    '/_next/static/chunks/main.js',
    '/_next/image?url=x',
    '/healthz',
    '/readyz',
    '/metrics',
    '/icon.svg?1234',
    '/favicon.ico',
  ])('%s does not', (path) => expect(isPage(path)).toBe(false));
});

describe('a page', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('has a nonce of its own', () => {
    const nonces = [headersOf(), headersOf()].map(
      (headers) => /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1],
    );
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it.each([
    ['https://images.example.org', 'max-age=31536000'],
    ['HTTPS://images.example.org/', 'max-age=31536000'],
    ['http://127.0.0.1:3300', null],
    [undefined, null],
  ])('of %s says %s of https', (publicUrl, expected) => {
    vi.stubEnv('BOARDWRIGHT_URL', publicUrl);
    expect(headersOf().get('strict-transport-security')).toBe(expected);
  });
});
