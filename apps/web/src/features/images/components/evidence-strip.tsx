import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { ReactElement } from 'react';
import { type MarkState, StateMark } from '#components/ui/state-mark.tsx';
import type { ImageEvidence } from '../image-evidence.ts';
import type { ImageTab } from '../image-tabs.ts';
import { preemptionWord } from '../image-words.ts';

interface Proof {
  readonly state: MarkState;
  readonly headline: string;
  readonly detail: string;
  readonly tab: ImageTab;
}

function proofs(image: ImageDetail, evidence: ImageEvidence): Proof[] {
  const failed = evidence.gate.filter((check) => check.outcome === 'fail').length;
  const passed = evidence.gate.filter((check) => check.outcome === 'pass').length;
  const notRun = evidence.gate.filter((check) => check.outcome === 'not-run').length;
  const booted = evidence.bootSeconds !== null;
  const runningRt = evidence.uname?.includes('PREEMPT_RT') ?? false;
  const signed = image.artifacts.some((artifact) => artifact.kind === 'provenance');
  const wantedRt = evidence.preemption === 'rt';
  return [
    {
      state: failed > 0 ? 'failed' : 'ok',
      headline: failed > 0 ? `${failed} of ${evidence.gate.length} checks failed` : `${passed} checks passed`,
      detail: notRun > 0 ? `${notRun} did not apply` : 'before it counted as ready',
      tab: 'checks',
    },
    {
      state: booted ? (wantedRt && !runningRt ? 'failed' : 'ok') : 'waiting',
      headline: wantedRt
        ? runningRt
          ? 'PREEMPT_RT proven'
          : 'PREEMPT_RT configured'
        : preemptionWord(evidence.preemption),
      detail: evidence.uname ? 'by uname -v of the running kernel' : 'by the kernel configuration',
      tab: 'kernel',
    },
    {
      state: booted ? 'ok' : 'waiting',
      headline: booted ? `Booted in ${(evidence.bootSeconds ?? 0).toFixed(1)} s` : 'Not boot-tested',
      detail: booted
        ? `in QEMU, ${evidence.boot?.accelerator === 'kvm' ? 'with KVM' : 'emulated'}`
        : 'no machine emulates this board',
      tab: 'boot',
    },
    {
      state:
        image.selftestTotal === 0
          ? 'waiting'
          : image.selftestPassed === image.selftestTotal
            ? 'ok'
            : 'failed',
      headline:
        image.selftestTotal === 0
          ? 'No self-tests'
          : `${image.selftestPassed} of ${image.selftestTotal} self-tests`,
      detail: image.selftestTotal === 0 ? 'no runtime was chosen' : 'model gave the known answers',
      tab: 'boot',
    },
    {
      state: 'ok',
      headline: `${image.packageCount.toLocaleString('en')} packages`,
      detail: `${image.engine === 'debian' ? 'archive' : 'release'} of ${evidence.archiveDate}`,
      tab: 'packages',
    },
    {
      state: signed ? 'ok' : 'waiting',
      headline: signed ? 'Provenance signed' : 'Not signed',
      detail: signed ? 'SLSA v1, in a DSSE envelope' : 'no provenance was made',
      tab: 'flash',
    },
  ];
}

/** Can I trust it: each claim opens its raw proof. */
export function EvidenceStrip(props: {
  readonly image: ImageDetail;
  readonly evidence: ImageEvidence;
  readonly onOpen: (tab: ImageTab) => void;
}): ReactElement {
  return (
    <section
      aria-label="Evidence"
      className="mt-5 grid grid-cols-2 gap-px overflow-hidden rounded-md border bg-line lg:grid-cols-3 2xl:grid-cols-6"
    >
      {proofs(props.image, props.evidence).map((proof) => (
        <button
          key={proof.headline}
          type="button"
          onClick={() => props.onOpen(proof.tab)}
          className="flex items-start gap-2.5 bg-panel px-3.5 py-3 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2"
        >
          <StateMark state={proof.state} className="mt-0.5" />
          <span className="min-w-0">
            <span className="block font-medium text-sm">{proof.headline}</span>
            <span className="block text-ink-2 text-xs">{proof.detail}</span>
          </span>
        </button>
      ))}
    </section>
  );
}
