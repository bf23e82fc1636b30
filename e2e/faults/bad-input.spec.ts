import { expect, test } from '@playwright/test';
import { containersOf, isFinal, smallSpec, submit, waitForBuild } from '../fixtures/builds.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';

test('a package no suite has fails within seconds and says which', async () => {
  const stack = await e2eStack();
  const { status, body } = await submit(
    stack,
    smallSpec('unknown-package', { packages: ['libdoes-not-exist9'] }),
  );
  expect(status).toBeLessThan(300);
  const build = await waitForBuild(stack, body.build.id, isFinal);
  expect(build.status).toBe('failed');
  expect(build.failure?.code).toBe('PACKAGE_UNKNOWN');
  expect(build.failure?.message).toContain('libdoes-not-exist9');
  expect(build.failure?.advice).not.toBe('');
  expect(await containersOf(build.id)).toEqual([]);
});

test('a package that only the other suite has says so and names the suite', async () => {
  const stack = await e2eStack();
  const engine = { kind: 'debian', release: 'trixie' };
  // The catalog knows this one, so it is refused before anything is queued.
  const known = await submit(
    stack,
    smallSpec('other-suite', { engine, packages: ['libtensorflow-lite2.14.1'] }),
  );
  expect(known.status).toBe(422);
  expect(JSON.stringify(known.body.issues)).toContain('PACKAGE_WRONG_SUITE');
  // Of this one only the archive knows.
  const { body } = await submit(stack, smallSpec('other-suite', { engine, packages: ['llama.cpp'] }));
  const build = await waitForBuild(stack, body.build.id, isFinal);
  expect(build.failure?.code).toBe('PACKAGE_WRONG_SUITE');
  expect(`${build.failure?.message} ${build.failure?.advice}`).toContain('forky');
});

test('choices that contradict each other are refused before anything is queued', async () => {
  const stack = await e2eStack();
  const { status, body } = await submit(
    stack,
    smallSpec('conflict', { engine: { kind: 'debian', release: 'trixie' }, runtimes: ['tflite'] }),
  );
  expect(status).toBe(422);
  expect(body.code).toBe('SPEC_CONFLICT');
  expect(JSON.stringify(body.issues)).toContain('forky');
});

test('an image size too small for its content names both numbers', async () => {
  const stack = await e2eStack();
  const { status, body } = await submit(stack, smallSpec('too-small', { storage: { imageSizeMiB: 300 } }));
  if (status === 422) {
    expect(JSON.stringify(body.issues)).toMatch(/300/);
    return;
  }
  const build = await waitForBuild(stack, body.build.id, isFinal);
  expect(build.failure?.code).toBe('IMAGE_TOO_BIG');
  expect(build.failure?.message).toMatch(/300/);
});

test('fifty equal submissions at once run one build', async () => {
  const stack = await e2eStack();
  const spec = smallSpec('fifty-at-once', { network: { hostname: 'fifty' } });
  const answers = await Promise.all(Array.from({ length: 50 }, () => submit(stack, spec)));
  const ids = new Set(answers.map((answer) => answer.body.build.id));
  expect(ids.size).toBe(1);
  const build = await waitForBuild(stack, [...ids][0] ?? '', isFinal);
  expect(build.status).toBe('ready');
});
