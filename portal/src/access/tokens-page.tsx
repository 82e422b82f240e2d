import type { TokenView } from '@comptoir/shared/access/portal';
import { Badge } from '@comptoir/ui/badge';
import { Button } from '@comptoir/ui/button';
import { EmptyState } from '@comptoir/ui/empty-state';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Confirm } from '../confirm.tsx';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Page } from '../page.tsx';
import { useNow } from '../platform/now.ts';
import { revokeToken, tokensQuery } from './api.ts';
import { NewToken } from './new-token.tsx';
import styles from './tokens.module.css';

/** K27: keys for payroll and HR software. */
export function TokensPage({ zone }: { zone: string }) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const query = useQuery(tokensQuery(api));
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<TokenView | null>(null);
  const act = useAct(async (id: string) => {
    await revokeToken(api, id);
    await queries.invalidateQueries({ queryKey: ['tokens'] });
    return true;
  });
  return (
    <Page
      title={text('tokens.title')}
      lead={text('tokens.lead')}
      acts={
        <Button tone="primary" icon="add" onClick={() => setAdding(true)}>
          {text('tokens.add')}
        </Button>
      }
    >
      <Loaded query={query} rows={3}>
        {(tokens) =>
          tokens.length === 0 ? (
            <EmptyState icon="key" title={text('tokens.empty')}>
              {text('tokens.empty-text')}
            </EmptyState>
          ) : (
            <ul className={styles.list}>
              {tokens.map((token) => (
                <TokenRow
                  key={token.id}
                  token={token}
                  zone={zone}
                  onRevoke={() => setEnding(token)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding ? <NewToken onClose={() => setAdding(false)} /> : null}
      {ending === null ? null : (
        <Confirm
          title={text('tokens.revoke-title', { name: ending.name })}
          act={text('tokens.revoke')}
          busy={act.busy}
          failure={act.failure}
          onClose={() => {
            act.clear();
            setEnding(null);
          }}
          onConfirm={() => {
            void act.run(ending.id).then((done) => {
              if (done === true) setEnding(null);
            });
          }}
        >
          <p>{text('tokens.revoke-text')}</p>
        </Confirm>
      )}
    </Page>
  );
}

function TokenRow({
  token,
  zone,
  onRevoke,
}: {
  token: TokenView;
  zone: string;
  onRevoke: () => void;
}) {
  const { text, moment } = useSpeech();
  const now = useNow();
  const over = token.revokedAt !== null || token.expiresAt <= now;
  const orphan = !over && token.orphan === true;
  return (
    <li className={styles.token} data-dead={over || orphan || undefined}>
      <div className={styles.words}>
        <h2 className={styles.name}>{token.name}</h2>
        <p className={styles.about}>
          {token.scopes.map((scope) => text(`tokens.${scope}`)).join(' · ')}
        </p>
        <p className={styles.about}>
          {token.lastUsedAt === null
            ? text('tokens.never-used')
            : text('tokens.used', { moment: moment(token.lastUsedAt, zone) })}
        </p>
        {orphan ? <p className={styles.why}>{text('tokens.orphan-text')}</p> : null}
      </div>
      {token.revokedAt !== null ? (
        <Badge tone="quiet" icon="lock">
          {text('tokens.revoked')}
        </Badge>
      ) : token.expiresAt <= now ? (
        <Badge tone="warn" icon="expected">
          {text('tokens.expired')}
        </Badge>
      ) : orphan ? (
        <Badge tone="danger" icon="warning">
          {text('tokens.orphan')}
        </Badge>
      ) : (
        <Badge tone="good" icon="check">
          {text('tokens.until', { moment: moment(token.expiresAt, zone) })}
        </Badge>
      )}
      {over ? null : (
        <Button
          tone="plain"
          aria-label={text('tokens.revoke-of', { name: token.name })}
          onClick={onRevoke}
        >
          {text('tokens.revoke')}
        </Button>
      )}
    </li>
  );
}
