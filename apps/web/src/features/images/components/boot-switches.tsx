import type { FlashGuide } from '@boardwright/catalog/flash-guide';
import type { ReactElement } from 'react';

/** How the switches that choose the boot medium must stand. */
export function BootSwitches(props: { readonly switches: FlashGuide['switches'] }): ReactElement | null {
  if (props.switches.length === 0) return null;
  return (
    <table className="mt-3 text-sm">
      <caption className="mb-1 text-left text-ink-2 text-xs">Boot switches, 1 is on</caption>
      <tbody>
        {props.switches.map(({ label, setting }) => (
          <tr key={label}>
            <th scope="row" className="py-0.5 pr-6 text-left font-normal text-ink-2">
              {label}
            </th>
            <td className="font-mono">{setting}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
