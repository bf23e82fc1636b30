import { formatBytes } from '@boardwright/core/units';
import type { ReactElement } from 'react';
import type { ImageEvidence } from '../image-evidence.ts';

const TINTS = ['bg-band-2', 'bg-band-4', 'bg-band-1', 'bg-band-5', 'bg-band-3'];

/** The image's partitions as they lie on the card, to scale, with how full each is. */
export function PartitionBar({
  partitions,
}: {
  readonly partitions: ImageEvidence['partitions'];
}): ReactElement {
  const total = Math.max(...partitions.map((partition) => partition.startBytes + partition.sizeBytes));
  return (
    <section aria-labelledby="partitions-title">
      <h2 id="partitions-title" className="mb-2 font-medium text-md">
        Partitions
      </h2>
      <div aria-hidden className="relative h-8 overflow-hidden rounded-sm border bg-sunken">
        {partitions.map((partition, index) => (
          <div
            key={partition.label}
            className={`absolute inset-y-0 border-panel border-r-2 ${TINTS[index % TINTS.length]}`}
            style={{
              left: `${(partition.startBytes / total) * 100}%`,
              width: `${(partition.sizeBytes / total) * 100}%`,
            }}
          />
        ))}
      </div>
      <table className="mt-2 text-sm">
        <caption className="sr-only">Partitions</caption>
        <thead className="text-left text-ink-3 text-xs">
          <tr>
            <th scope="col" className="py-1 pr-8 font-normal">
              Label
            </th>
            <th scope="col" className="py-1 pr-8 font-normal">
              File system
            </th>
            <th scope="col" className="py-1 pr-8 text-right font-normal">
              Size
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              Used
            </th>
          </tr>
        </thead>
        <tbody>
          {partitions.map((partition, index) => (
            <tr key={partition.label}>
              <th scope="row" className="py-0.5 pr-8 text-left font-normal">
                <span className="inline-flex items-center gap-2">
                  <span aria-hidden className={`size-2.5 rounded-xs ${TINTS[index % TINTS.length]}`} />
                  <span className="font-mono text-xs">{partition.label}</span>
                </span>
              </th>
              <td className="py-0.5 pr-8 font-mono text-xs">{partition.fileSystem}</td>
              <td className="tabular py-0.5 pr-8 text-right">{formatBytes(partition.sizeBytes)}</td>
              <td className="tabular py-0.5 text-right text-ink-2">
                {partition.usedBytes === null ? '–' : formatBytes(partition.usedBytes)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
