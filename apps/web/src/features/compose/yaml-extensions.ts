import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'transparent', color: 'var(--c-ink)', fontSize: '12.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-geist-mono), monospace', lineHeight: '20px' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--c-accent)' },
  '.cm-cursor': { borderLeftColor: 'var(--c-accent)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--c-ink-3)', border: 'none' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--c-accent-soft)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--c-panel)',
    color: 'var(--c-ink)',
    border: '1px solid var(--c-line)',
    borderRadius: '6px',
  },
  '.cm-diagnostic': {
    fontFamily: 'var(--font-geist-sans), sans-serif',
    padding: '6px 10px',
    borderLeft: 'none',
    maxWidth: '26rem',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--c-fail)',
    textUnderlineOffset: '3px',
  },
});

const colors = HighlightStyle.define([
  { tag: tags.comment, class: 'tok-comment' },
  { tag: tags.string, class: 'tok-string' },
  { tag: [tags.number, tags.bool, tags.null], class: 'tok-number' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], class: 'tok-name' },
]);

/** A quiet YAML editor: numbers, colours, marks at wrong lines. Escape then Tab leaves it by keyboard. */
export const yamlExtensions: Extension[] = [
  lineNumbers(),
  lintGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  indentUnit.of('  '),
  EditorState.tabSize.of(2),
  EditorView.lineWrapping,
  yaml(),
  syntaxHighlighting(colors),
  keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
  EditorView.contentAttributes.of({ 'aria-label': 'Spec as YAML' }),
  look,
];
