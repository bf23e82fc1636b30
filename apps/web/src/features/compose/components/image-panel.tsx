'use client';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { ReactElement } from 'react';
import { StateMark } from '#components/ui/state-mark.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import type { BuildAction } from '../use-build-action.ts';
import type { useServerCheck } from '../use-server-check.ts';
import type { YamlText } from '../use-yaml-text.ts';
import { FilesTab } from './files-tab.tsx';
import { PanelFooter } from './panel-footer.tsx';
import { PictureTab } from './picture-tab.tsx';
import { YamlTab } from './yaml-tab.tsx';

const TABS = ['picture', 'files', 'yaml'] as const;
const TITLES = { picture: 'Picture', files: 'Files', yaml: 'YAML' } as const;

/** What the choices add up to. */
export function ImagePanel(props: {
  readonly server: ReturnType<typeof useServerCheck>;
  readonly action: BuildAction;
  readonly yaml: YamlText;
}): ReactElement {
  const [tab, setTab] = useQueryState('view', parseAsStringLiteral(TABS).withDefault('picture'));
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Tabs
        value={tab}
        onValueChange={(value) => void setTab(value as (typeof TABS)[number])}
        className="flex min-h-0 flex-1 flex-col"
      >
        <TabsList aria-label="Views of the image" className="shrink-0">
          {TABS.map((id) => (
            <TabsTrigger key={id} value={id}>
              {TITLES[id]}
              {id === 'yaml' && props.yaml.problems.length > 0 ? (
                <>
                  <StateMark state="failed" className="ml-1.5 inline size-3 align-[-1px]" />
                  <span className="sr-only">, has a problem</span>
                </>
              ) : null}
            </TabsTrigger>
          ))}
        </TabsList>
        <TabsContent value="picture" className="min-h-0 flex-1 overflow-auto">
          <PictureTab />
        </TabsContent>
        <TabsContent value="files" className="min-h-0 flex-1">
          <FilesTab />
        </TabsContent>
        <TabsContent value="yaml" className="min-h-0 flex-1">
          <YamlTab yaml={props.yaml} />
        </TabsContent>
      </Tabs>
      <PanelFooter server={props.server} action={props.action} />
    </div>
  );
}
