import { describe, expect, it } from 'vitest';
import { isCpeName } from './cpe-form.ts';

describe('isCpeName', () => {
  it.each([
    'cpe:2.3:a:busybox:busybox:1.37.0:*:*:*:*:*:*:*',
    'cpe:2.3:o:linux:linux_kernel:6.12.47:*:*:*:*:*:*:*',
    'cpe:2.3:a:gnu:gnutls:3.8.10:-:*:*:*:*:*:*',
    'cpe:2.3:a:isc:bind:9.18.41:p1:*:*:*:*:*:*',
    String.raw`cpe:2.3:a:libsigc\+\+_project:libsigc\+\+:2.12.1:*:*:de-AT:*:*:*:*`,
  ])('%s is one', (text) => {
    expect(isCpeName(text)).toBe(true);
  });

  it.each([
    '',
    'cpe:/a:busybox:busybox:1.37.0',
    'cpe:2.3:a:busybox:busybox:1.37.0:*:*:*:*:*:*',
    'cpe:2.3:a:busybox:busybox:1.37.0:*:*:*:*:*:*:*:*',
    'cpe:2.3:x:busybox:busybox:1.37.0:*:*:*:*:*:*:*',
    'cpe:2.3:a:libsigc++:libsigc:2.12.1:*:*:*:*:*:*:*',
    'cpe:2.3:a:busybox::1.37.0:*:*:*:*:*:*:*',
    'cpe:2.3:a:busybox:busy box:1.37.0:*:*:*:*:*:*:*',
    'cpe:2.3:a:busybox:busybox:1.37.0:*:*:*:*:*:*:*\n',
  ])('%j is none', (text) => {
    expect(isCpeName(text)).toBe(false);
  });

  it('answers at once about a long text that is nearly one', () => {
    const started = performance.now();
    expect(isCpeName(`cpe:2.3:a:${'?'.repeat(50_000)}${'a'.repeat(50_000)}+`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
