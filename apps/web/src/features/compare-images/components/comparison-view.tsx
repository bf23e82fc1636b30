'use client';
import type { Comparison } from '@boardwright/api/schemas/comparison';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { type ReactElement, useEffect } from 'react';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { COMPARE_TABS, type CompareTab, hasBuildHistory } from '../compare-tabs.ts';
import { BuildFilesTab } from './build-files-tab.tsx';
import { BuildHistoryTab } from './build-history-tab.tsx';
import { CompareHeader } from './compare-header.tsx';
import { KernelTab } from './kernel-tab.tsx';
import { PackagesTab } from './packages-tab.tsx';
import { RootFilesTab } from './root-files-tab.tsx';
import { SizesTab } from './sizes-tab.tsx';
import { SpecTab } from './spec-tab.tsx';
import { SummaryTab } from './summary-tab.tsx';
import { VulnerabilitiesTab } from './vulnerabilities-tab.tsx';

export function ComparisonView({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const [tab, setTab] = useQueryState(
    'tab',
    parseAsStringLiteral(COMPARE_TABS.map((entry) => entry.id)).withDefault('summary'),
  );
  const { from, to } = comparison;
  useEffect(() => {
    document.title = `${from.name} and ${to.name} compared · Boardwright`;
  }, [from.name, to.name]);
  return (
    <div className="px-4 py-5 sm:px-6">
      <CompareHeader comparison={comparison} />
      <Tabs value={tab} onValueChange={(value) => void setTab(value as CompareTab)} className="mt-5">
        <TabsList
          aria-label="Parts of the comparison"
          className="-mx-4 overflow-x-auto overflow-y-hidden sm:mx-0 sm:px-0"
        >
          {COMPARE_TABS.filter(({ id }) => id !== 'build-history' || hasBuildHistory(comparison)).map(
            (entry) => (
              <TabsTrigger key={entry.id} value={entry.id} className="shrink-0">
                {entry.label}
              </TabsTrigger>
            ),
          )}
        </TabsList>
        <TabsContent value="summary" className="pt-5">
          <SummaryTab comparison={comparison} onOpen={(next) => void setTab(next)} />
        </TabsContent>
        <TabsContent value="packages" className="pt-5">
          <PackagesTab packages={comparison.packages} />
        </TabsContent>
        <TabsContent value="vulnerabilities" className="pt-5">
          <VulnerabilitiesTab from={from.id} to={to.id} />
        </TabsContent>
        <TabsContent value="kernel" className="pt-5">
          <KernelTab comparison={comparison} />
        </TabsContent>
        <TabsContent value="sizes" className="pt-5">
          <SizesTab sizes={comparison.sizes} />
        </TabsContent>
        <TabsContent value="files" className="pt-5">
          <RootFilesTab comparison={comparison} />
        </TabsContent>
        <TabsContent value="build-history" className="pt-5">
          <BuildHistoryTab comparison={comparison} />
        </TabsContent>
        <TabsContent value="build-files" className="pt-5">
          <BuildFilesTab comparison={comparison} />
        </TabsContent>
        <TabsContent value="spec" className="pt-5">
          <SpecTab spec={comparison.spec} />
        </TabsContent>
      </Tabs>
    </div>
  );
}
