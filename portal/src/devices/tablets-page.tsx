import type { DeviceView } from '@comptoir/shared/devices/portal';
import { EmptyState } from '@comptoir/ui/empty-state';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Confirm } from '../confirm.tsx';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { useNow } from '../platform/now.ts';
import { changeTablet, devicesQuery } from './api.ts';
import { isSilent } from './silence.ts';
import { TabletRow } from './tablet-row.tsx';
import styles from './tablets.module.css';

type Asked = { act: 'revoke' | 'clear'; device: DeviceView };

/** Silent tablets first: they are what needs a decision. */
export function TabletsPage({
  zone,
  place = null,
}: {
  zone: string;
  /** The establishment whose tablets are asked for; null: all. */
  place?: { id: string; name: string } | null;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const now = useNow();
  const query = useQuery(devicesQuery(api));
  const [asked, setAsked] = useState<Asked | null>(null);
  const act = useAct(async ({ act: name, device }: Asked) => {
    await changeTablet(api, device.id, name);
    await queries.invalidateQueries({ queryKey: ['devices'] });
    return true;
  });
  const add = (
    <LinkButton to="/configuration/tablets/new" tone="primary" icon="add">
      {text('tablets.add')}
    </LinkButton>
  );
  return (
    <Page title={text('tablets.title')} lead={text('tablets.lead')} acts={add}>
      <Loaded query={query} rows={3}>
        {({ devices: all, app }) => {
          const devices = all.filter((one) => place === null || one.establishment.id === place.id);
          const active = devices
            .filter((one) => one.status === 'active')
            .sort((a, b) => Number(isSilent(b, now)) - Number(isSilent(a, now)));
          const former = devices.filter((one) => one.status === 'revoked');
          const row = (device: DeviceView, level: 'h2' | 'h3') => (
            <TabletRow
              key={device.id}
              device={device}
              current={app}
              now={now}
              zone={zone}
              level={level}
              onRevoke={() => setAsked({ act: 'revoke', device })}
              onClear={() => setAsked({ act: 'clear', device })}
            />
          );
          return (
            <>
              {place === null ? null : (
                <div className={styles.of}>
                  <p>{text('tablets.of', { name: place.name })}</p>
                  <LinkButton to="/configuration/tablets" search={{}}>
                    {text('tablets.show-all')}
                  </LinkButton>
                </div>
              )}
              {active.length === 0 ? (
                <EmptyState icon="tablet" title={text('tablets.empty')}>
                  {text('tablets.empty-text')}
                </EmptyState>
              ) : (
                <ul className={styles.list}>{active.map((one) => row(one, 'h2'))}</ul>
              )}
              {former.length === 0 ? null : (
                <Section title={text('tablets.former')}>
                  <ul className={styles.list}>{former.map((one) => row(one, 'h3'))}</ul>
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
      {asked === null ? null : (
        <Confirm
          title={text(`tablet.${asked.act}-title`)}
          act={text(`tablet.${asked.act}-act`)}
          danger={asked.act === 'revoke'}
          busy={act.busy}
          failure={act.failure}
          onClose={() => {
            act.clear();
            setAsked(null);
          }}
          onConfirm={() => {
            void act.run(asked).then((done) => {
              if (done === true) setAsked(null);
            });
          }}
        >
          <p>{text(`tablet.${asked.act}-text`, { name: asked.device.establishment.name })}</p>
          {asked.act === 'revoke' && asked.device.pending.count > 0 ? (
            <p>{text('tablet.revoke-pending', { count: asked.device.pending.count })}</p>
          ) : null}
        </Confirm>
      )}
    </Page>
  );
}
