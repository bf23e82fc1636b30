import type { ReactElement, ReactNode } from 'react';
import { CommandLine } from '#components/ui/command-line.tsx';
import { curlExample } from '../curl-example.ts';
import type { OpenApi, Schema } from '../open-api.ts';
import type { ListedOperation } from '../operation-groups.ts';
import { noteOf, schemaRows, typeWords } from '../schema-rows.ts';
import { SchemaTable } from './schema-table.tsx';

function Part(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section aria-label={props.title}>
      <h3 className="mb-1.5 font-medium text-ink-2 text-xs">{props.title}</h3>
      {props.children}
    </section>
  );
}

function Value(props: {
  readonly document: OpenApi;
  readonly label: string;
  readonly content: Readonly<Record<string, { readonly schema?: Schema }>> | undefined;
}): ReactElement | null {
  const [mediaType, value] = Object.entries(props.content ?? {})[0] ?? [];
  if (mediaType === undefined) return null;
  const rows = value?.schema ? schemaRows(props.document, value.schema) : [];
  return (
    <>
      <p className="font-mono text-ink-2 text-xs">
        {mediaType}
        {value?.schema ? `, ${typeWords(value.schema)}` : ''}
      </p>
      {rows.length > 0 ? (
        <div className="mt-1.5">
          <SchemaTable label={props.label} fields={rows} />
        </div>
      ) : null}
    </>
  );
}

/** What an operation takes and gives, and a command that calls it. */
export function OperationBody(props: {
  readonly document: OpenApi;
  readonly listed: ListedOperation;
}): ReactElement {
  const { document, listed } = props;
  const { operation } = listed;
  const { parameters = [], requestBody, responses = {} } = operation;
  // The one way every operation fails is told once, above them all
  const answers = Object.entries(responses).filter(([status]) => status !== 'default');
  const name = `${listed.method} ${listed.path}`;
  return (
    <div className="space-y-4 px-3 pt-1 pb-4">
      {operation.description ? <p className="max-w-3xl text-sm">{operation.description}</p> : null}
      {parameters.length > 0 ? (
        <Part title="Parameters">
          <SchemaTable
            label={`Parameters of ${name}`}
            fields={parameters.map(({ name: parameter, schema = {}, description, ...rest }) => ({
              key: `${rest.in} ${parameter}`,
              depth: 0,
              name: parameter,
              type: `${typeWords(schema)}, in ${rest.in}`,
              required: rest.required ?? false,
              note: noteOf(description === undefined ? schema : { ...schema, description }),
            }))}
          />
        </Part>
      ) : null}
      {requestBody ? (
        <Part title="Body">
          <Value document={document} label={`Body of ${name}`} content={requestBody.content} />
        </Part>
      ) : null}
      {answers.map(([status, answer]) => (
        <Part key={status} title={`Answer ${status}: ${answer.description}`}>
          <Value document={document} label={`Answer ${status} of ${name}`} content={answer.content} />
        </Part>
      ))}
      <Part title="With curl">
        <CommandLine command={curlExample(document, listed)} label={`Copy the command for ${name}`} />
      </Part>
    </div>
  );
}
