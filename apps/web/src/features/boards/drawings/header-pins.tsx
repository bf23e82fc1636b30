import type { ReactElement } from 'react';

/** Two rows of pins of an expansion header. */
export function HeaderPins(props: {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
}): ReactElement {
  const pins = Array.from({ length: props.columns }, (_, index) => props.x + 2.5 + index * 3.3);
  const width = props.columns * 3.3 + 2;
  return (
    <>
      <rect x={props.x} y={props.y} width={width} height="8" rx="0.8" />
      <g stroke="none" fill="currentColor">
        {pins.map((x) => (
          <g key={x}>
            <circle cx={x} cy={props.y + 2.6} r="0.75" />
            <circle cx={x} cy={props.y + 5.6} r="0.75" />
          </g>
        ))}
      </g>
    </>
  );
}
