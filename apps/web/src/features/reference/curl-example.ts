import type { OpenApi, Schema } from './open-api.ts';
import type { ListedOperation } from './operation-groups.ts';
import { flatten } from './schema-rows.ts';

const DEEPEST = 5;

/** A value of a schema that shows its shape: required fields only, examples and defaults where it has them. */
export function sampleOf(document: OpenApi, given: Schema, depth = 0): unknown {
  const schema = flatten(document, given);
  if (schema.example !== undefined) return schema.example;
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum !== undefined) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.find((one) => one.type !== 'null');
  if (choice !== undefined) return sampleOf(document, choice, depth);
  const type = [schema.type ?? ''].flat().find((one) => one !== 'null');
  if (type === 'array') {
    return (schema.minItems ?? 0) > 0 && schema.items ? [sampleOf(document, schema.items, depth + 1)] : [];
  }
  if (type === 'integer' || type === 'number') return schema.minimum ?? 0;
  if (type === 'boolean') return true;
  if (type === 'string') return '...';
  if (schema.properties === undefined || depth > DEEPEST) return {};
  const wanted = Object.entries(schema.properties).filter(([name]) => schema.required?.includes(name));
  return Object.fromEntries(wanted.map(([name, one]) => [name, sampleOf(document, one, depth + 1)]));
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function addressOf(document: OpenApi, { path, operation }: ListedOperation): string {
  const parameters = operation.parameters ?? [];
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const example = parameters.find((one) => one.in === 'path' && one.name === name)?.schema?.example;
    return example === undefined ? name.toUpperCase() : encodeURIComponent(String(example));
  });
  return `${document.servers?.[0]?.url ?? '/api/v1'}${filled}`;
}

/** A command that calls the operation, one option a line. Of the body only what has to be there. */
export function curlExample(document: OpenApi, listed: ListedOperation): string {
  const { method, operation } = listed;
  const [mediaType, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const data = body?.schema && JSON.stringify(sampleOf(document, body.schema));
  const isForm = mediaType === 'application/x-www-form-urlencoded';
  return [
    method === 'GET' ? 'curl' : `curl -X ${method}`,
    ...(operation.security?.length === 0 ? [] : ['-H "authorization: Bearer $BOARDWRIGHT_TOKEN"']),
    ...(mediaType === undefined ? [] : [`-H 'content-type: ${mediaType}'`]),
    ...(data === undefined
      ? []
      : isForm
        ? [`--data-urlencode ${quoted('values={}')}`]
        : [`-d ${quoted(data)}`]),
    quoted(addressOf(document, listed)),
  ].join(' \\\n  ');
}
