'use client';
import { type ReactElement, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import type { ImageEvidence } from '../image-evidence.ts';

type Units = NonNullable<NonNullable<ImageEvidence['boot']>['guest']>['units'];
const SHOWN_FIRST = 12;

/** Services as they stood after the start; failed ones first. */
export function SystemdUnits(props: {
  readonly units: Units;
  readonly failed: readonly string[];
}): ReactElement {
  const [all, setAll] = useState(false);
  const sorted = [...props.units].sort(
    (a, b) =>
      Number(props.failed.includes(b.unit)) - Number(props.failed.includes(a.unit)) ||
      a.unit.localeCompare(b.unit),
  );
  const shown = all ? sorted : sorted.slice(0, SHOWN_FIRST);
  return (
    <section aria-labelledby="units-title">
      <h2 id="units-title" className="font-medium text-md">
        Services
      </h2>
      <p className="mt-0.5 text-ink-2 text-sm">
        {props.failed.length === 0
          ? `None of ${props.units.length} units failed.`
          : `${props.failed.length} of ${props.units.length} units failed.`}
      </p>
      <ul className="mt-3 grid max-w-5xl gap-x-8 sm:grid-cols-2">
        {shown.map((unit) => (
          <li key={unit.unit} className="flex items-center gap-2 border-b py-1.5 text-xs">
            <StateMark
              state={
                props.failed.includes(unit.unit) ? 'failed' : unit.active === 'active' ? 'ok' : 'stopped'
              }
              className="size-3.5"
            />
            <span className="min-w-0 flex-1 truncate font-mono" title={unit.unit}>
              {unit.unit}
            </span>
            <span className="text-ink-2">
              {unit.active}, {unit.sub}
            </span>
          </li>
        ))}
      </ul>
      {sorted.length > SHOWN_FIRST ? (
        <Button
          variant="ghost"
          size="sm"
          className="mt-2 -ml-2.5"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? 'Show fewer' : `Show all ${sorted.length}`}
        </Button>
      ) : null}
    </section>
  );
}
