'use client';
import type { BuildView } from '@boardwright/api/schemas/build';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { API_BASE } from '#lib/api-client.ts';
import { cn } from '#lib/class-names.ts';
import { useHotkeys } from '#lib/use-hotkeys.ts';
import type { LogFeed } from '../log-feed.ts';
import { layoutLog, rowAt, rowKey, rowOfLine, stageAtRow } from '../log-rows.ts';
import { useFolds } from '../use-folds.ts';
import { useFollow } from '../use-follow.ts';
import { lineOfHash, useLinkedLine } from '../use-linked-line.ts';
import { useLogSearch } from '../use-log-search.ts';
import { FeedBanner } from './feed-banner.tsx';
import { LogRowView } from './log-row-view.tsx';
import { LogToolbar } from './log-toolbar.tsx';
import { StageFold } from './stage-fold.tsx';

const ROW_HEIGHT = { stage: 32, group: 24, line: 20 } as const;

/** The build log: folded, searchable, live. Smooth at 100,000 lines because only what is seen is rendered. */
export function LogViewer(props: {
  readonly build: BuildView;
  readonly feed: LogFeed;
  /** Line to bring into view now; `key` changes with every request. */
  readonly target: { readonly n: number; readonly key: number } | null;
}): ReactElement {
  const { build, feed } = props;
  const { model } = feed;
  const { failure } = build;
  const live = build.status === 'queued' || build.status === 'running';
  const stageOrder = useMemo(() => build.stages.map((stage) => stage.id), [build.stages]);
  const stages = useMemo(() => new Map(build.stages.map((stage) => [stage.id, stage])), [build.stages]);

  const folds = useFolds((foldId) => {
    if (failure) return foldId === failure.stage;
    const status = stages.get(foldId.split('/')[0] ?? foldId)?.status;
    return live && (status === undefined || status === 'running' || status === 'pending');
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the two versions stand for the model's lines and the open folds
  const layout = useMemo(
    () => layoutLog(model, stageOrder, folds.isOpen),
    [model, feed.version, stageOrder, folds.version, folds.isOpen],
  );

  const frame = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const searchInput = useRef<HTMLInputElement>(null);
  const [wrap, setWrap] = useState(false);
  const [times, setTimes] = useState(false);
  const search = useLogSearch(model, feed.version, stageOrder);
  const virtualizer = useVirtualizer({
    count: layout.rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ROW_HEIGHT[rowAt(layout, index)?.kind ?? 'line'],
    // Wrapped rows are measured, and a size must stay with its row when folds above it open.
    getItemKey: useCallback((index: number) => (wrap ? rowKey(layout, index) : index), [wrap, layout]),
    overscan: 24,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights change with these
  useLayoutEffect(() => {
    if (!wrap) virtualizer.measure();
  }, [wrap, folds.version, virtualizer]);
  const follow = useFollow(scroller, live, layout.rowCount, () => {
    if (layout.rowCount > 0) virtualizer.scrollToIndex(layout.rowCount - 1, { align: 'end' });
  });

  const wanted = useRef<number | null>(null);
  const openFoldsOf = useCallback(
    (n: number): void => {
      const home = model.blockOf(n);
      if (home)
        folds.open(home.block.group === null ? [home.section.stage] : [home.section.stage, home.block.id]);
    },
    [model, folds.open],
  );
  const reveal = useCallback(
    (n: number): void => {
      wanted.current = n;
      follow.set(false);
      openFoldsOf(n);
    },
    [openFoldsOf, follow.set],
  );
  // What a person asks for is brought into the window too; what opens by itself leaves the page where it is.
  const goTo = useCallback(
    (n: number): void => {
      reveal(n);
      frame.current?.scrollIntoView({ block: 'nearest' });
    },
    [reveal],
  );
  // A wanted line is shown as soon as it is loaded and its folds are open.
  useEffect(() => {
    const n = wanted.current;
    if (n === null || !model.line(n)) return;
    openFoldsOf(n);
    const row = rowOfLine(layout, model, n);
    if (row === -1) return;
    wanted.current = null;
    virtualizer.scrollToIndex(row, { align: 'center' });
  });
  const { linked, link } = useLinkedLine(goTo);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once per request
  useEffect(() => {
    if (props.target) goTo(props.target.n);
  }, [props.target?.key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a failure opens its group once, unless a link asks for a line
  useEffect(() => {
    if (failure?.lineNumber && lineOfHash(location.hash) === null) reveal(failure.lineNumber);
  }, [failure?.lineNumber]);

  const step = (direction: 1 | -1): void => {
    const n = search.step(direction);
    if (n !== null) goTo(n);
  };
  useHotkeys({
    '/': () => searchInput.current?.focus(),
    f: () => follow.set(!follow.on),
    w: () => setWrap((on) => !on),
    t: () => setTimes((on) => !on),
    e: () => failure?.lineNumber && goTo(failure.lineNumber),
  });
  const topRow = virtualizer.range?.startIndex ?? 0;
  const topSection = rowAt(layout, topRow)?.kind === 'stage' ? null : stageAtRow(layout, topRow);
  const look = {
    wrap,
    times,
    query: search.query,
    hit: search.query === '' ? null : search.current,
    linked,
    failing: failure?.lineNumber ?? null,
  };

  return (
    <section
      ref={frame}
      aria-label="Build log"
      className="flex min-h-0 flex-col overflow-hidden rounded-md border bg-log"
    >
      <LogToolbar
        searchRef={searchInput}
        query={search.query}
        onQuery={search.setQuery}
        hitCount={search.hits.length}
        hitIndex={search.index}
        onStep={step}
        wrap={wrap}
        onWrap={setWrap}
        times={times}
        onTimes={setTimes}
        follow={follow.on}
        onFollow={follow.set}
        live={live}
        allOpen={model.sections.length > 0 && model.sections.every((section) => folds.isOpen(section.stage))}
        onAllOpen={(open) => folds.setAll(model.foldIds(), open)}
        rawHref={`${API_BASE}/builds/${encodeURIComponent(build.id)}/log/raw`}
      />
      <FeedBanner feed={feed} />
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label="Log lines"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onScroll={follow.onScroll}
        className={cn(
          'overflow-auto font-mono text-xs leading-5 [overflow-anchor:none] focus-visible:-outline-offset-2',
          model.lines.length === 0 ? 'h-24' : 'h-[70dvh]',
        )}
      >
        {topSection ? (
          <div aria-hidden className="pointer-events-none sticky top-0 left-0 z-10 h-0">
            <div className="border-b">
              <StageFold section={topSection} stage={stages.get(topSection.stage)} open />
            </div>
          </div>
        ) : null}
        <div
          className="relative w-full min-w-max"
          style={{ height: virtualizer.getTotalSize(), ...(wrap ? { minWidth: 0 } : {}) }}
        >
          {virtualizer.getVirtualItems().map((item) => {
            const row = rowAt(layout, item.index);
            return row ? (
              <div
                key={item.key}
                data-index={item.index}
                ref={wrap ? virtualizer.measureElement : undefined}
                className="absolute top-0 left-0 w-full"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <LogRowView
                  row={row}
                  model={model}
                  stages={stages}
                  look={look}
                  onToggle={folds.toggle}
                  onLink={link}
                />
              </div>
            ) : null;
          })}
        </div>
      </div>
    </section>
  );
}
