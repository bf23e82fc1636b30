import { describe, expect, it } from 'vitest';
import { curlExample } from './curl-example.ts';
import type { OpenApi } from './open-api.ts';
import { accessWords, operationGroups } from './operation-groups.ts';
import { schemaRows, typeWords } from './schema-rows.ts';

const document: OpenApi = {
  info: { version: '1.0.0' },
  servers: [{ url: 'http://boardwright.test/api/v1' }],
  paths: {
    '/images/{id}': {
      get: {
        tags: ['Images'],
        summary: 'One image',
        'x-needs': 'read',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', example: 'i 1' } }],
      },
      delete: { tags: ['Images'], summary: 'Remove an image', 'x-needs': 'release' },
    },
    '/builds': {
      post: {
        tags: ['Builds'],
        summary: 'Submit',
        'x-needs': 'build',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Submit' } } } },
      },
    },
    '/badge/{token}': { get: { tags: ['Sharing'], summary: "A link's badge", security: [] } },
  },
  components: {
    schemas: {
      Submit: {
        type: 'object',
        required: ['name', 'kind'],
        properties: {
          name: { type: 'string', maxLength: 40, example: "it's" },
          kind: { enum: ['a', 'b'] },
          tree: { anyOf: [{ $ref: '#/components/schemas/Tree' }, { type: 'null' }] },
        },
      },
      Tree: {
        type: 'object',
        required: ['children'],
        properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
      },
    },
  },
};

describe('operationGroups', () => {
  it('groups by tag, and finds by words of path, summary and permission', () => {
    expect(operationGroups(document, '').map(({ tag, operations }) => [tag, operations.length])).toEqual([
      ['Images', 2],
      ['Builds', 1],
      ['Sharing', 1],
    ]);
    const found = (search: string): string[] =>
      operationGroups(document, search).flatMap(({ operations }) => operations.map(({ id }) => id));
    expect(found('  remove IMAGE ')).toEqual(['delete-images-id']);
    expect(found('release')).toEqual(['delete-images-id']);
    expect(found('nothing of it')).toEqual([]);
  });

  it('says who may use it', () => {
    const words = operationGroups(document, '').flatMap(({ operations }) =>
      operations.map(({ operation }) => accessWords(operation)),
    );
    expect(words).toEqual(['needs read', 'needs release', 'needs build', 'open to everybody']);
    expect(accessWords({})).toBe('any person or token');
  });
});

describe('schemaRows', () => {
  it('lists fields with their types, and ends where a tree holds itself', () => {
    const rows = schemaRows(document, { $ref: '#/components/schemas/Submit' });
    expect(rows.slice(0, 3)).toMatchObject([
      { depth: 0, name: 'name', type: 'string', required: true, note: 'max length 40, for example "it\'s"' },
      { depth: 0, name: 'kind', type: '"a" or "b"', required: true },
      { depth: 0, name: 'tree', type: 'Tree or null', required: false },
    ]);
    expect(Math.max(...rows.map(({ depth }) => depth))).toBe(4);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  });

  it('words a type', () => {
    expect(typeWords({ type: ['integer', 'null'] })).toBe('integer or null');
    expect(typeWords({ type: 'array', items: { type: 'string', format: 'date-time' } })).toBe(
      'list of date-time',
    );
  });
});

describe('curlExample', () => {
  const commands = operationGroups(document, '').flatMap(({ operations }) =>
    operations.map((one) => curlExample(document, one)),
  );

  it('fills what has an example, and quotes for a shell', () => {
    expect(commands[0]).toBe(
      'curl \\\n  -H "authorization: Bearer $BOARDWRIGHT_TOKEN" \\\n  \'http://boardwright.test/api/v1/images/i%201\'',
    );
    expect(commands[2]).toContain(`-d '{"name":"it'\\''s","kind":"a"}'`);
  });

  it('sends no token where none is asked for', () => {
    expect(commands[3]).toBe("curl \\\n  'http://boardwright.test/api/v1/badge/TOKEN'");
  });
});
