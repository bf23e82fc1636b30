import type { GateCheck } from './boot-report.ts';

/** A check that passed; `detail` is the proof. */
export function pass(id: string, title: string, detail: string): GateCheck {
  return { id, title, outcome: 'pass', detail };
}

/** A check that failed; `detail` says what is wrong. */
export function fail(id: string, title: string, detail: string): GateCheck {
  return { id, title, outcome: 'fail', detail };
}

/** A check that could not be made; `detail` says why. */
export function notRun(id: string, title: string, detail: string): GateCheck {
  return { id, title, outcome: 'not-run', detail };
}

/** At most `most` items in words, the rest as a count. */
export function listed(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most).join(', ');
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
