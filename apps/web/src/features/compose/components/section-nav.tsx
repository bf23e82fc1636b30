'use client';
import { type ReactElement, useEffect, useState } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { cn } from '#lib/class-names.ts';
import { useComposerContext } from '../composer-context.ts';
import { SECTIONS, type SectionId } from '../section-list.ts';

/** Which section is being read, by what is in the upper part of the window. */
function useCurrentSection(): SectionId {
  const [current, setCurrent] = useState<SectionId>('board');
  useEffect(() => {
    const visible = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (entry.isIntersecting) visible.add(entry.target.id);
          else visible.delete(entry.target.id);
        }
        const first = SECTIONS.find((section) => visible.has(`section-${section.id}`));
        if (first) setCurrent(first.id);
      },
      { rootMargin: '-72px 0px -55% 0px' },
    );
    for (const section of SECTIONS) {
      const element = document.getElementById(`section-${section.id}`);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, []);
  return current;
}

/** Sections of the form: a tick where something was chosen, a mark where something is wrong. */
export function SectionNav(): ReactElement {
  const composer = useComposerContext();
  const current = useCurrentSection();
  return (
    <nav aria-label="Sections">
      <ul className="flex gap-1 xl:flex-col xl:gap-0.5">
        {SECTIONS.map((section) => {
          const issues = composer.issuesOf(section.id);
          const worst = issues.some((issue) => issue.severity === 'error')
            ? 'failed'
            : issues.some((issue) => issue.severity === 'warning')
              ? 'attention'
              : null;
          const chosen = composer.chosen(section.id);
          const note =
            worst === 'failed'
              ? ', has a problem'
              : worst === 'attention'
                ? ', has a note'
                : chosen
                  ? ', chosen'
                  : '';
          return (
            <li key={section.id} className="shrink-0">
              <a
                href={`#section-${section.id}`}
                aria-current={current === section.id ? 'location' : undefined}
                aria-label={`${section.title}${note}`}
                className={cn(
                  'flex h-8 items-center gap-2 rounded-md px-2.5 text-ink-2 text-sm hover:bg-hover hover:text-ink',
                  current === section.id && 'bg-hover font-medium text-ink',
                )}
              >
                <span className="flex-1">{section.title}</span>
                {worst ? (
                  <StateMark state={worst} className="size-3.5" />
                ) : chosen ? (
                  <svg
                    viewBox="0 0 16 16"
                    aria-hidden
                    className="size-3.5 text-ok"
                    fill="none"
                    stroke="currentColor"
                    strokeWidth="2"
                    strokeLinecap="round"
                    strokeLinejoin="round"
                  >
                    <path d="M3 8.5l3.2 3.2L13 5" />
                  </svg>
                ) : null}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
