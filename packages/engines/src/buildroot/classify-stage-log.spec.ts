import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classifyLog } from './classify-log.ts';

/** Logs of stages that failed for real, from the builder image. */
function classify(name: string, stage: string): ReturnType<typeof classifyLog> {
  const text = readFileSync(new URL(`__fixtures__/${name}.log`, import.meta.url), 'utf8');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((m, index) => ({ n: index + 1, m }));
  return classifyLog({ stage, exitCode: 1, oomKilled: false, timedOut: false, lines });
}

describe('classifyLog on the stages own words', () => {
  it('names the symbol Kconfig dropped and what it depends on', () => {
    const failure = classify('symbol-dropped', 'config');
    expect(failure).toMatchObject({ code: 'PACKAGE_CONFLICT', component: 'BR2_PACKAGE_I2C_TOOLS' });
    expect(failure.message).toContain('BR2_PACKAGE_BUSYBOX_SHOW_OTHERS');
  });

  it('names the line the kernel is not configured with, and who asked for it', () => {
    const failure = classify('kernel-line-missing', 'base');
    expect(failure).toMatchObject({ code: 'BUILD_RECIPE_FAILED', component: 'CONFIG_INPUT=n' });
    expect(failure.message).toContain('kernel.configFragment asked for');
  });

  it('names the file of a site that is not the one it stated', () => {
    expect(classify('site-hash-mismatch', 'download')).toMatchObject({
      code: 'CHECKSUM_MISMATCH',
      component: 'aarch64-debian-linux-gnu-14.2.tar.xz',
    });
  });

  it('names the package without sources and the last address that was tried', () => {
    const failure = classify('source-not-on-site', 'download');
    expect(failure).toMatchObject({ code: 'FETCH_FAILED', component: 'host-qemu-10.2.0' });
    expect(failure.message).toContain('http://mirror.example/qemu-10.2.0.tar.xz');
  });

  it('names the package that downloads while it is built, which trying again would not mend', () => {
    const failure = classify('fetch-while-building', 'packages');
    expect(failure).toMatchObject({ code: 'BUILD_RECIPE_FAILED', component: 'litert' });
    expect(failure.message).toContain('litert tried to download');
    expect(failure.errorLine).toContain('Could not resolve host: github.com');
  });

  it('names the package when Buildroot refuses a toolchain', () => {
    expect(classify('toolchain-refused', 'toolchain')).toMatchObject({
      code: 'BUILD_RECIPE_FAILED',
      component: 'toolchain-external-custom',
    });
  });
});
