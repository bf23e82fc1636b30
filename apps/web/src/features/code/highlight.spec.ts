import { describe, expect, it } from 'vitest';
import { highlightLines, languageOf } from './highlight.ts';

describe('highlightLines', () => {
  it('keeps every character of the file, line by line', () => {
    const content = '#!/bin/sh\nset -eu\n\necho "a\\tb" # why\n';
    const lines = highlightLines(content, 'shell').map((line) => line.map((piece) => piece.text).join(''));
    expect(lines).toEqual(['#!/bin/sh', 'set -eu', '', 'echo "a\\tb" # why']);
  });

  it('gives comments a class', () => {
    const pieces = highlightLines('a: 1 # because\n', 'yaml')[0] ?? [];
    expect(pieces.find((piece) => piece.text.includes('# because'))?.classes).toBe('tok-comment');
  });
});

describe('languageOf', () => {
  it.each([
    ['spec.yaml', '', 'yaml'],
    ['plan/packages.json', '', 'json'],
    ['docker/debian-builder.Dockerfile', '', 'dockerfile'],
    ['README.md', '# gw', 'text'],
    ['build', '#!/usr/bin/env bash\n', 'shell'],
    ['etc/sysctl.d/50.conf', 'a=1', 'properties'],
  ])('%s', (path, content, language) => {
    expect(languageOf(path, content)).toBe(language);
  });
});
