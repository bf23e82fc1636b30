import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldAt, imageSpecJsonSchema, knownKeysAt, type SchemaNode } from './json-schema.ts';

function leaves(node: SchemaNode, path: string): { path: string; node: SchemaNode }[] {
  const inner = [
    ...Object.entries(node.properties ?? {}).flatMap(([key, one]) => leaves(one, `${path}/${key}`)),
    ...(node.items === undefined ? [] : leaves(node.items, `${path}/*`)),
    ...(node.anyOf ?? []).flatMap((one) => leaves(one, path)),
  ];
  return node.type === 'string' ? [{ path, node }, ...inner] : inner;
}

describe('image-spec.schema.json', () => {
  it('is current; write it with `npm run schema --workspace @boardwright/spec`', () => {
    const published = JSON.parse(
      readFileSync(new URL('../image-spec.schema.json', import.meta.url), 'utf8'),
    ) as unknown;
    expect(published).toEqual(JSON.parse(JSON.stringify(imageSpecJsonSchema())));
  });

  it('documents every text field and bounds it', () => {
    for (const { path, node } of leaves(imageSpecJsonSchema(), '')) {
      const described = node.description ?? fieldAt(path.split('/').slice(1))?.description;
      // `auto` is one alternative of a described field.
      if (node.const !== undefined) continue;
      expect(described, path).toBeTruthy();
      expect(node.examples?.length, path).toBeGreaterThan(0);
      if (node.enum === undefined) {
        expect(node.maxLength, path).toBeGreaterThan(0);
        expect(node.pattern ?? node.allOf, path).toBeTruthy();
      }
    }
  });

  it('forbids unknown keys everywhere', () => {
    const open: string[] = [];
    function look(node: SchemaNode, path: string): void {
      if (node.type === 'object' && node.additionalProperties !== false) open.push(path);
      for (const [key, one] of Object.entries(node.properties ?? {})) look(one, `${path}/${key}`);
      if (node.items !== undefined) look(node.items, `${path}/*`);
      for (const one of node.anyOf ?? []) look(one, path);
    }
    look(imageSpecJsonSchema(), '');
    expect(open).toEqual([]);
  });

  it('finds fields by path', () => {
    expect(knownKeysAt(['engine'])).toEqual(['kind', 'release', 'init', 'outputs']);
    expect(knownKeysAt(['overlays', 0])).toEqual(['id', 'name', 'source']);
    expect(fieldAt(['packages', 3])?.examples).toContain('mosquitto');
  });
});
