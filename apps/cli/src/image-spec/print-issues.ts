import type { Issue } from '@boardwright/catalog/issue';
import type { Output } from '../terminal/output.ts';

function severityWord(output: Output, severity: Issue['severity']): string {
  switch (severity) {
    case 'error':
      return output.bad('error');
    case 'warning':
      return output.warn('warning');
    case 'info':
      return output.faint('info');
  }
}

/** Prints what is wrong with a spec, errors first: where, what, and how to mend it. */
export function printIssues(
  output: Output,
  issues: readonly (Issue & { readonly line?: number | undefined })[],
): void {
  const order: readonly Issue['severity'][] = ['error', 'warning', 'info'];
  const sorted = [...issues].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  for (const issue of sorted) {
    const place = [
      ...(issue.line === undefined ? [] : [`line ${issue.line}`]),
      ...(issue.path === '' ? [] : [issue.path]),
    ].join(' ');
    output.line(
      `  ${severityWord(output, issue.severity)}  ${output.strong(place === '' ? 'spec' : place)}  ${issue.message}`,
    );
    for (const fix of issue.fixes) output.line(`         ${output.faint('fix:')} ${fix.label}`);
  }
}
