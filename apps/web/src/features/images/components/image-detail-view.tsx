'use client';
import type { ImageDetail } from '@boardwright/api/schemas/image';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { type ReactElement, useEffect } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { readEvidence } from '../image-evidence.ts';
import { IMAGE_TABS, type ImageTab, tabsOf } from '../image-tabs.ts';
import { ArtifactList } from './artifact-list.tsx';
import { BootTab } from './boot-tab.tsx';
import { ChannelTab } from './channel-tab.tsx';
import { CveTab } from './cve-tab.tsx';
import { EvidenceStrip } from './evidence-strip.tsx';
import { FilesTab } from './files-tab.tsx';
import { FlashPanel } from './flash-panel.tsx';
import { GateChecks } from './gate-checks.tsx';
import { ImageHeader } from './image-header.tsx';
import { KernelTab } from './kernel-tab.tsx';
import { PackagesTab } from './packages-tab.tsx';
import { SizeTab } from './size-tab.tsx';
import { SpecTab } from './spec-tab.tsx';

export function ImageDetailView({ image }: { readonly image: ImageDetail }): ReactElement {
  const [tab, setTab] = useQueryState(
    'tab',
    parseAsStringLiteral(IMAGE_TABS.map((entry) => entry.id)).withDefault('flash'),
  );
  const evidence = readEvidence(image.evidence);
  const resolved = image.resolved as ResolvedImage;
  useEffect(() => {
    document.title = `${image.name} · Boardwright`;
  }, [image.name]);
  const show = (next: ImageTab): void => {
    void setTab(next).then(() => document.getElementById('image-tabs')?.scrollIntoView({ block: 'start' }));
  };
  return (
    <div className="px-4 py-5 sm:px-6">
      <ImageHeader image={image} />
      {evidence ? (
        <EvidenceStrip image={image} evidence={evidence} onOpen={show} />
      ) : (
        <Notice tone="attention" title="The evidence of this image could not be read." className="mt-4">
          It was written by another version of Boardwright. The files below are complete.
        </Notice>
      )}
      <Tabs
        id="image-tabs"
        value={tab}
        onValueChange={(value) => void setTab(value as ImageTab)}
        className="mt-6"
      >
        <TabsList
          aria-label="About this image"
          className="-mx-4 overflow-x-auto overflow-y-hidden sm:mx-0 sm:px-0"
        >
          {tabsOf(image).map((entry) => (
            <TabsTrigger key={entry.id} value={entry.id} className="shrink-0">
              {entry.label}
            </TabsTrigger>
          ))}
        </TabsList>
        <TabsContent value="flash" className="pt-5">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
            <FlashPanel image={image} resolved={resolved} evidence={evidence} />
            <ArtifactList image={image} />
          </div>
        </TabsContent>
        <TabsContent value="checks" className="pt-5">
          {evidence ? <GateChecks evidence={evidence} /> : null}
        </TabsContent>
        <TabsContent value="boot" className="pt-5">
          {evidence ? <BootTab image={image} evidence={evidence} /> : null}
        </TabsContent>
        <TabsContent value="packages" className="pt-5">
          <PackagesTab imageId={image.id} />
        </TabsContent>
        <TabsContent value="vulnerabilities" className="pt-5">
          <CveTab image={image} />
        </TabsContent>
        <TabsContent value="size" className="pt-5">
          <SizeTab imageId={image.id} partitions={evidence?.partitions ?? []} />
        </TabsContent>
        <TabsContent value="kernel" className="pt-5">
          <KernelTab image={image} evidence={evidence} resolved={resolved} />
        </TabsContent>
        <TabsContent value="files" className="pt-5">
          <FilesTab resolved={resolved} />
        </TabsContent>
        <TabsContent value="channel" className="pt-5">
          <ChannelTab image={image} />
        </TabsContent>
        <TabsContent value="spec" className="pt-5">
          <SpecTab image={image} resolved={resolved} />
        </TabsContent>
      </Tabs>
    </div>
  );
}
