'use client';
import { setDiagnostics } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import { type ReactElement, useEffect, useRef } from 'react';
import { yamlExtensions } from '../yaml-extensions.ts';

export interface LineProblem {
  /** 1-based; problems without a place stand at the first line. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** CodeMirror with marks at wrong lines. `text` replaces the content when it changes and the editor is not being typed in. */
export function YamlEditor(props: {
  readonly text: string;
  readonly problems: readonly LineProblem[];
  readonly onChange: (text: string) => void;
}): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      doc: latest.current.text,
      extensions: [
        ...yamlExtensions,
        EditorView.updateListener.of((update) => {
          if (
            update.docChanged &&
            !update.transactions.some((transaction) => transaction.isUserEvent('external'))
          ) {
            latest.current.onChange(update.state.doc.toString());
          }
        }),
      ],
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === props.text) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: props.text },
      userEvent: 'external',
    });
  }, [props.text]);
  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const { doc } = editor.state;
    const diagnostics = props.problems.map((problem) => {
      const line = doc.line(Math.min(Math.max(1, problem.line), doc.lines));
      const from = Math.min(line.from + Math.max(0, problem.column - 1), line.to);
      return { from, to: Math.max(from, line.to), severity: 'error' as const, message: problem.message };
    });
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }, [props.problems]);
  return <div ref={host} className="h-full min-h-0 overflow-hidden" />;
}
