import type { OpenApi, Schema } from './open-api.ts';

const DEEPEST = 4;

export interface SchemaRow {
  /** Unique in its table. */
  readonly key: string;
  readonly depth: number;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly note: string;
}

/** The schema a reference stands for, with what `allOf` adds laid into one. */
export function flatten(document: OpenApi, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) {
    const { $ref: _, ...rest } = schema;
    return { ...flatten(document, document.components?.schemas?.[name] ?? {}), ...rest };
  }
  if (schema.allOf === undefined) return schema;
  const { allOf, ...own } = schema;
  const parts = [...allOf.map((part) => flatten(document, part)), own];
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => required ?? []),
  };
}

const isNull = (schema: Schema): boolean => schema.type === 'null';
const choicesOf = (schema: Schema): readonly Schema[] => schema.anyOf ?? schema.oneOf ?? [];

/** `text or null`, `list of Image`, `"draft" or "released"`. */
export function typeWords(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? '';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map(typeWords))].join(' or ');
  const [first] = schema.allOf ?? [];
  if (first !== undefined) return typeWords(first);
  const types = [schema.type ?? 'any value'].flat();
  const words = types.map((type) => {
    if (type === 'array') return `list of ${schema.items ? typeWords(schema.items) : 'any values'}`;
    if (type === 'string') return schema.format ?? 'string';
    return type;
  });
  return words.join(' or ');
}

/** What is said of a value beside its type, as one line. */
export function noteOf(schema: Schema): string {
  const limit = (label: string, value: unknown): string[] =>
    value === undefined ? [] : [`${label} ${value}`];
  const limits = [
    ...limit('at least', schema.minimum),
    ...limit('at most', schema.maximum),
    ...limit('min length', schema.minLength),
    ...limit('max length', schema.maxLength),
    ...limit('min items', schema.minItems),
    ...limit('max items', schema.maxItems),
    ...limit('default', schema.default === undefined ? undefined : JSON.stringify(schema.default)),
    ...limit('for example', schema.example === undefined ? undefined : JSON.stringify(schema.example)),
    ...limit('pattern', schema.pattern),
  ].join(', ');
  return [schema.description, limits].filter(Boolean).join('. ');
}

/** Objects inside a value: of a list its items, of a choice each of them, of a map its values. */
function innerObjects(document: OpenApi, schema: Schema): readonly Schema[] {
  const flat = flatten(document, schema);
  if (flat.properties !== undefined) return [flat];
  if (flat.items !== undefined) return innerObjects(document, flat.items);
  if (typeof flat.additionalProperties === 'object') return innerObjects(document, flat.additionalProperties);
  return choicesOf(flat)
    .filter((choice) => !isNull(choice))
    .flatMap((choice) => innerObjects(document, choice));
}

function visit(document: OpenApi, schema: Schema, depth: number, path: string): SchemaRow[] {
  if (depth > DEEPEST) return [];
  return innerObjects(document, schema).flatMap((object, choice) =>
    Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
      const key = `${path}/${choice}/${name}`;
      const row = {
        ...{ key, depth, name, type: typeWords(property) },
        required: object.required?.includes(name) ?? false,
        note: noteOf(property.$ref === undefined ? property : flatten(document, property)),
      };
      return [row, ...visit(document, property, depth + 1, key)];
    }),
  );
}

/** Every field of a value, those of an object right below it. At most five levels, since a tree may hold itself. */
export function schemaRows(document: OpenApi, schema: Schema): readonly SchemaRow[] {
  return visit(document, schema, 0, '');
}
