'use client';
import { ASKED_LICENCES, type AskedLicence } from '@boardwright/catalog/licences';
import type { ReactElement } from 'react';
import { CheckRow } from '#components/ui/check-row.tsx';
import { useComposerContext } from '../composer-context.ts';

const PATH = ['acceptedLicences'] as const;
/** Engines that download from vendors what the image is compiled from. */
const COMPILING: readonly string[] = ['buildroot', 'yocto'];
const CHOICES = ['accelerators', 'runtimes', 'profiling'] as const;

/** What the catalog knows nothing of: a word of BitBake's for packages of the spec. */
function summaryOf(asked: AskedLicence | undefined): string {
  return asked === undefined
    ? 'A licence flag for packages of your own, which BitBake is given as it is.'
    : `${asked.unit.title} needs files only its vendor may pass on; the build downloads them from there. Read the licence at ${asked.site} first.`;
}

/** Vendors' licences that what was chosen asks for, and those accepted before. Nothing when there are none. */
export function LicenceChecks(): ReactElement | null {
  const composer = useComposerContext();
  const accepted = composer.list(PATH);
  const engine = composer.text(['engine', 'kind']);
  const chosen = [
    ...(COMPILING.includes(engine) ? CHOICES.flatMap((key) => composer.list([key])) : []),
    // A board's own licence is asked for by the layers of its vendor.
    ...(engine === 'yocto' ? [composer.text(['board'])] : []),
  ];
  const isChosen = ({ unit }: AskedLicence): boolean => chosen.includes(unit.id);
  const asked = ASKED_LICENCES.filter((one) => isChosen(one) || accepted.includes(one.id));
  // Several boards may ask for one licence: it is shown once, for what was chosen.
  const shown = asked.filter(
    (one) =>
      one ===
      (asked.find((other) => other.id === one.id && isChosen(other)) ??
        asked.find(({ id }) => id === one.id)),
  );
  const rows = [
    ...shown.map((asked) => ({ id: asked.id, title: asked.title, asked })),
    ...accepted
      .filter((id) => !ASKED_LICENCES.some((one) => one.id === id))
      .map((id) => ({ id, title: id, asked: undefined })),
  ];
  if (rows.length === 0) return null;
  return (
    <fieldset className="mt-6">
      <legend className="mb-2 font-medium text-sm">Licences you accept</legend>
      <div className="border-t">
        {rows.map(({ id, title, asked: licence }) => (
          <CheckRow
            key={id}
            title={title}
            summary={summaryOf(licence)}
            checked={accepted.includes(id)}
            onChange={(checked) => {
              const others = accepted.filter((one) => one !== id);
              const next = checked ? [...others, id] : others;
              composer.set(PATH, next, `${checked ? 'Accept' : 'Withdraw'} ${title}`);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
