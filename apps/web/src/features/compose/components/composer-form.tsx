'use client';
import type { ReactElement } from 'react';
import { AcceleratorSection } from '../sections/accelerator-section.tsx';
import { BoardSection } from '../sections/board-section.tsx';
import { ContainersSection } from '../sections/containers-section.tsx';
import { KernelSection } from '../sections/kernel-section.tsx';
import { NetworkSection } from '../sections/network-section.tsx';
import { PackagesSection } from '../sections/packages-section.tsx';
import { PowerSection } from '../sections/power-section.tsx';
import { ProfilingSection } from '../sections/profiling-section.tsx';
import { RuntimesSection } from '../sections/runtimes-section.tsx';
import { StorageSection } from '../sections/storage-section.tsx';

/** All sections below one another, in the order of the list beside them. */
export function ComposerForm(): ReactElement {
  return (
    <form aria-label="Image" onSubmit={(event) => event.preventDefault()}>
      <BoardSection />
      <KernelSection />
      <AcceleratorSection />
      <RuntimesSection />
      <ContainersSection />
      <ProfilingSection />
      <PowerSection />
      <StorageSection />
      <PackagesSection />
      <NetworkSection />
    </form>
  );
}
