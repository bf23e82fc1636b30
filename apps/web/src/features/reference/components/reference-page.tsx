'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { parseAsString, useQueryState } from 'nuqs';
import { type ReactElement, useMemo } from 'react';
import { FailureNotice } from '#components/ui/failure-notice.tsx';
import { Input } from '#components/ui/input.tsx';
import { ListSkeleton } from '#components/ui/list-skeleton.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { API_BASE } from '#lib/api-client.ts';
import type { OpenApi } from '../open-api.ts';
import { operationGroups } from '../operation-groups.ts';
import { openApiQuery } from '../reference-query.ts';
import { OperationItem } from './operation-item.tsx';

function anchor(tag: string): string {
  return `tag-${tag.toLowerCase()}`;
}

function Operations({ document }: { readonly document: OpenApi }): ReactElement {
  const [search, setSearch] = useQueryState('q', parseAsString.withDefault(''));
  const groups = useMemo(() => operationGroups(document, search), [document, search]);
  const count = groups.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <div className="gap-8 px-4 pb-12 sm:px-6 lg:grid lg:grid-cols-[10rem_minmax(0,1fr)]">
      <nav aria-label="Groups of operations" className="max-lg:hidden">
        <ul className="sticky top-4 space-y-0.5">
          {groups.map(({ tag, operations }) => (
            <li key={tag}>
              <a
                href={`#${anchor(tag)}`}
                className="flex justify-between rounded-md px-2 py-1 text-ink-2 text-sm hover:bg-hover hover:text-ink"
              >
                {tag}
                <span className="tabular">{operations.length}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 space-y-6">
        <div className="flex flex-wrap items-center gap-3">
          <Input
            type="search"
            aria-label="Search operations"
            placeholder="Path, words or permission"
            value={search}
            onChange={(event) => void setSearch(event.target.value || null)}
            className="max-w-sm"
          />
          <p role="status" className="tabular text-ink-2 text-xs">
            {count === 1 ? '1 operation' : `${count} operations`}
          </p>
        </div>
        {count === 0 ? <p className="text-ink-2 text-sm">No operation holds all of these words.</p> : null}
        {groups.map(({ tag, operations }) => (
          <section key={tag} aria-labelledby={anchor(tag)}>
            <h2 id={anchor(tag)} className="mb-2 scroll-mt-4 font-medium text-md">
              {tag}
            </h2>
            <div className="divide-y overflow-hidden rounded-md border">
              {operations.map((listed) => (
                <OperationItem key={listed.id} document={document} listed={listed} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}

/** Every operation of the API, from the document that the server itself gives out. Open to everybody, as that is. */
export function ReferencePage(): ReactElement {
  const document = useQuery(openApiQuery);
  return (
    <main className="mx-auto max-w-6xl">
      <PageHeader
        title="Reference of the API"
        lead={
          <>
            Send a token as <code className="font-mono text-xs">authorization: Bearer</code>. Whatever fails
            is answered with problem details (RFC 9457): a status, a stable code and a sentence that says what
            to do.
          </>
        }
        actions={
          <>
            <a href={`${API_BASE}/openapi.json`} className="link text-sm">
              OpenAPI document
            </a>
            <Link href="/settings/tokens" className="link text-sm">
              Make a token
            </Link>
            <Link href="/compose" className="link text-sm">
              Back to Boardwright
            </Link>
          </>
        }
      />
      {document.isPending ? <ListSkeleton label="The reference is being loaded" /> : null}
      {document.isError ? (
        <div className="px-4 sm:px-6">
          <FailureNotice
            what="The reference"
            error={document.error}
            onRetry={() => void document.refetch()}
          />
        </div>
      ) : null}
      {document.data ? <Operations document={document.data} /> : null}
    </main>
  );
}
