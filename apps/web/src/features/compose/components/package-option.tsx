import type { PackageView } from '@boardwright/api/schemas/package-index';
import { formatBytes } from '@boardwright/core/units';
import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';
import { lackWords } from '../lack-words.ts';

const SHORT_VERSION = 16;

/** One row of the list a search opens. */
export function PackageOption(props: {
  readonly id: string;
  readonly found: PackageView;
  readonly chosen: readonly string[];
  readonly active: boolean;
  readonly onChoose: () => void;
  readonly onHover: () => void;
}): ReactElement {
  const { found } = props;
  const isChosen = props.chosen.includes(found.name);
  const lack = lackWords(found, props.chosen);
  const impossible = found.lacks.some(({ kind }) => kind === 'board');
  return (
    // Keys are handled where the focus is, in the text field
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={props.id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      data-active={props.active || undefined}
      // Before the text field loses the focus
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={props.onHover}
      onClick={props.onChoose}
      className="cursor-pointer border-b px-3 py-2 last:border-b-0 data-[active]:bg-hover"
    >
      <div className="flex items-baseline gap-2">
        <span
          className={cn(
            'min-w-0 font-medium font-mono text-sm [overflow-wrap:anywhere]',
            impossible && 'text-ink-2',
          )}
        >
          {found.name}
        </span>
        {found.version ? (
          <span className="shrink-0 font-mono text-ink-2 text-xs">
            {found.version.length > SHORT_VERSION ? `${found.version.slice(0, 10)}…` : found.version}
          </span>
        ) : null}
        {found.installedKiB === null ? null : (
          <span className="tabular shrink-0 text-ink-2 text-xs">
            {formatBytes(found.installedKiB * 1024)}
          </span>
        )}
        {found.kind === 'option' ? (
          <span className="shrink-0 text-ink-2 text-xs">option of {found.of}</span>
        ) : null}
        {isChosen ? <span className="ml-auto shrink-0 text-accent text-xs">Chosen</span> : null}
      </div>
      {found.summary ? <div className="line-clamp-2 text-ink-2 text-xs">{found.summary}</div> : null}
      {found.licence ? <div className="truncate text-ink-3 text-xs">{found.licence}</div> : null}
      {lack ? <div className={cn('text-xs', impossible ? 'text-fail' : 'text-ink')}>{lack}</div> : null}
    </div>
  );
}
