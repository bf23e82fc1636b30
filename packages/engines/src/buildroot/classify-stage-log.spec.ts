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

  it('names the package when Buildroot refuses a toolchain', () => {
    expect(classify('toolchain-refused', 'toolchain')).toMatchObject({
      code: 'BUILD_RECIPE_FAILED',
      component: 'toolchain-external-custom',
    });
  });
});
