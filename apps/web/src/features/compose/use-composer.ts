'use client';
import { applySpecPatches } from '@boardwright/catalog/apply-patch';
import type { Board } from '@boardwright/catalog/board';
import { BOARDS } from '@boardwright/catalog/boards';
import type { Issue, IssueFix, SpecPatch } from '@boardwright/catalog/issue';
import { optionsFor } from '@boardwright/catalog/options';
import type { OptionSectionId, SpecOption } from '@boardwright/catalog/options/option';
import { resolve } from '@boardwright/catalog/resolve';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { useMemo, useRef } from 'react';
import { problemText } from './problem-text.ts';
import { SECTIONS, type SectionId, sectionOf } from './section-list.ts';
import { type SpecDraft, valueAt, withMember, withValue } from './spec-draft.ts';
import { toDraft } from './spec-url.ts';
import type { DraftStore } from './use-draft-store.ts';

type Path = readonly string[];

/** What every part of the composer reads and does. */
export interface Composer extends Pick<DraftStore, 'undo' | 'redo' | 'undoLabel' | 'redoLabel' | 'replace'> {
  readonly boards: readonly Board[];
  readonly draft: SpecDraft;
  /** The draft when the schema accepts it, else null. */
  readonly spec: ImageSpec | null;
  /** The last draft the schema accepted, so that the rest of the form keeps working while one field is wrong. */
  readonly lastSpec: ImageSpec | null;
  /** Null when an issue is an error. */
  readonly image: ResolvedImage | null;
  /** The last image that resolved, shown greyed while there is none. */
  readonly lastImage: ResolvedImage | null;
  readonly issues: readonly Issue[];
  /** What a part of the form can offer, judged against the last draft the schema accepted. */
  readonly optionsOf: (section: OptionSectionId) => readonly SpecOption[];
  readonly applyPatches: (patches: readonly SpecPatch[], label: string) => void;
  readonly value: (path: Path) => unknown;
  readonly text: (path: Path) => string;
  readonly list: (path: Path) => readonly string[];
  readonly set: (path: Path, value: unknown, label: string, merge?: boolean) => void;
  readonly toggle: (path: Path, member: string, present: boolean) => void;
  readonly applyFix: (fix: IssueFix) => void;
  readonly issuesOf: (section: SectionId) => readonly Issue[];
  /** What is wrong with one field, as a sentence. */
  readonly problemAt: (pointer: string) => string | undefined;
  /** Whether a person chose something in a section. */
  readonly chosen: (section: SectionId) => boolean;
}

interface Checked {
  readonly spec: ImageSpec | null;
  readonly image: ResolvedImage | null;
  readonly issues: readonly Issue[];
}

function check(draft: SpecDraft): Checked {
  const parsed = parseSpec(draft);
  if (parsed.ok) return { spec: parsed.spec, ...resolve(parsed.spec) };
  const issues = parsed.issues.map(
    (problem): Issue => ({
      code: 'SPEC_INVALID',
      severity: 'error',
      path: problem.path,
      message: problemText(problem),
      between: [],
      fixes: [],
    }),
  );
  return { spec: null, image: null, issues };
}

/** State of the composer: the draft with its history, what it resolves to, and what can be chosen next. */
export function useComposer(store: DraftStore, draft: SpecDraft): Composer {
  const checked = useMemo(() => check(draft), [draft]);
  const last = useRef<{ spec: ImageSpec | null; image: ResolvedImage | null }>({ spec: null, image: null });
  if (checked.spec) last.current = { spec: checked.spec, image: checked.image ?? last.current.image };
  const lastSpec = last.current.spec;
  const options = useMemo(() => (lastSpec === null ? [] : optionsFor(lastSpec)), [lastSpec]);
  const boards = useMemo(() => [...BOARDS.values()], []);
  const applyPatches = (patches: readonly SpecPatch[], label: string): void => {
    const next = applySpecPatches(draft, patches) as SpecDraft;
    // Written without defaults, so that choosing and unchoosing leaves no trace.
    store.replace(toDraft(next) ?? next, label);
  };
  return {
    boards,
    draft,
    ...checked,
    lastSpec,
    lastImage: last.current.image,
    optionsOf: (section) => options.find((entry) => entry.id === section)?.options ?? [],
    undo: store.undo,
    redo: store.redo,
    undoLabel: store.undoLabel,
    redoLabel: store.redoLabel,
    replace: store.replace,
    value: (path) => valueAt(draft, path),
    text: (path) => {
      const value = valueAt(draft, path);
      return typeof value === 'string' ? value : '';
    },
    list: (path) => {
      const value = valueAt(draft, path);
      return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
    },
    set: (path, value, label, merge) => store.replace(withValue(draft, path, value), label, merge),
    toggle: (path, member, present) =>
      store.replace(withMember(draft, path, member, present), present ? `Add ${member}` : `Remove ${member}`),
    applyPatches,
    applyFix: (fix) => applyPatches(fix.patches, fix.label),
    issuesOf: (section) => checked.issues.filter((issue) => sectionOf(issue.path) === section),
    problemAt: (pointer) =>
      checked.issues.find((issue) => issue.code === 'SPEC_INVALID' && issue.path === pointer)?.message,
    chosen: (section) => {
      const paths = SECTIONS.find((candidate) => candidate.id === section)?.paths ?? [];
      return paths.some((pointer) => valueAt(draft, pointer.slice(1).split('/')) !== undefined);
    },
  };
}
