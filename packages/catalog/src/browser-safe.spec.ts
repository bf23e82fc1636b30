import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The form resolves in the browser, so neither package may need Node. */
function sourcesOf(directory: URL): { name: string; text: string }[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.spec\.ts$/.test(name))
    .map((name) => ({ name, text: readFileSync(new URL(name, directory), 'utf8') }));
}

describe('browser-safe', () => {
  it.each(['./', '../../spec/src/'])('no file of %s imports from Node', (path) => {
    const sources = sourcesOf(new URL(path, import.meta.url));
    expect(sources.length).toBeGreaterThan(10);
    for (const { name, text } of sources) expect(text, name).not.toMatch(/from 'node:|process\.|require\(/);
  });
});
