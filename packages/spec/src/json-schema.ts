import { z } from 'zod';
import { ImageSpec } from './image-spec.ts';

/** A JSON Schema node as far as this package reads it. */
export interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly [keyword: string]: unknown;
}

/** @returns JSON Schema 2020-12 of a spec as a person writes it, for editors. Published as `image-spec.schema.json`. */
export function imageSpecJsonSchema(): SchemaNode {
  const schema = z.toJSONSchema(ImageSpec, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'throw',
  });
  return { ...(schema as SchemaNode), $id: 'urn:boardwright:image-spec:v1' };
}

let cached: SchemaNode | undefined;

/** @returns the schema of the field at a path, or undefined where the spec has no such field */
export function fieldAt(path: readonly PropertyKey[]): SchemaNode | undefined {
  cached ??= imageSpecJsonSchema();
  let node: SchemaNode | undefined = cached;
  for (const part of path) {
    if (node === undefined) return undefined;
    node = typeof part === 'number' ? node.items : node.properties?.[String(part)];
  }
  return node;
}

/** @returns names of the fields the object at a path may have, those of every alternative together */
export function knownKeysAt(path: readonly PropertyKey[]): readonly string[] {
  const node = fieldAt(path);
  if (node === undefined) return [];
  return [node, ...(node.anyOf ?? [])].flatMap((one) => Object.keys(one.properties ?? {}));
}
