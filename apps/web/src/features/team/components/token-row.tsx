import type { ApiTokenView } from '@boardwright/api/schemas/api-token';
import type { ReactElement } from 'react';
import { RevocableRow } from '#components/ui/revocable-row.tsx';
import { PERMISSION_WORDS } from '../role-words.ts';

export function TokenRow({ token }: { readonly token: ApiTokenView }): ReactElement {
  const may = token.permissions.map((one) => PERMISSION_WORDS[one].label.toLowerCase()).join(', ');
  return (
    <RevocableRow
      row={token}
      about={token.mine ? may : `${may} · of ${token.by}`}
      collection="tokens"
      consequence="Whatever uses it is refused from its next request on."
    />
  );
}
