import { expect, it } from 'vitest';
import { readTracked, textFiles } from './tracked-files.ts';

/**
 * Package archives and registries. Where packages come from is configuration, or what the base image says: a site
 * without the internet must not find an address of ours in its way.
 */
const ARCHIVE_HOSTS = [
  /\b(deb|ftp\d?|security|snapshot|archive|ports|httpredir|deb-multimedia)\.([a-z]{2}\.)?(debian|ubuntu|raspberrypi|raspbian)\.(org|com|net)\b/i,
  /\bregistry\.(npmjs|yarnpkg)\./i,
  /\b(registry-\d|index|auth)\.docker\.io\b/i,
  /\b(files\.pythonhosted|test\.pypi|pypi)\.org\b/i,
];

it('names no package archive or registry', () => {
  const found = textFiles().flatMap((name) =>
    readTracked(name)
      .split('\n')
      .flatMap((line, index) =>
        ARCHIVE_HOSTS.some((host) => host.test(line)) ? [`${name}:${index + 1}`] : [],
      ),
  );
  expect(found).toEqual([]);
});
