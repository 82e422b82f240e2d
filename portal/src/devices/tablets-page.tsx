import type { DeviceView } from '@comptoir/shared/devices/portal';
import { EmptyState } from '@comptoir/ui/empty-state';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { useNow } from '../platform/now.ts';
import { changeTablet, devicesQuery } from './api.ts';
import { isSilent } from './silence.ts';
import { isWaitedFor } from './tablet-acts.ts';
import { type AskedAct, TabletConfirm } from './tablet-confirm.tsx';
import { TabletRow } from './tablet-row.tsx';
import styles from './tablets.module.css';

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
  const navigate = useNavigate();
  const query = useQuery(devicesQuery(api));
  const [asked, setAsked] = useState<AskedAct | null>(null);
  const act = useAct(async ({ act: name, device }: AskedAct) => {
    await changeTablet(api, device.id, name === 'stop-waiting' ? 'clear' : name);
    await queries.invalidateQueries({ queryKey: ['devices'] });
    return true as const;
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
          // What needs a hand stands first; what ended and waits for nobody, apart.
          const active = devices
            .filter((one) => one.status !== 'revoked')
            .sort((a, b) => Number(needsHand(b, now)) - Number(needsHand(a, now)));
          const former = devices
            .filter((one) => one.status === 'revoked')
            .sort((a, b) => Number(b.unsettled > 0) - Number(a.unsettled > 0));
          const ask = (act: AskedAct['act'], device: DeviceView) =>
            setAsked({ act, device, waitedFor: isWaitedFor(device, all) });
          const row = (device: DeviceView, level: 'h2' | 'h3') => (
            <TabletRow
              key={device.id}
              device={device}
              current={app}
              now={now}
              zone={zone}
              level={level}
              others={all}
              onAct={(act) => {
                if (act !== 'replace') ask(act, device);
                else
                  void navigate({
                    to: '/configuration/tablets/new',
                    search: { replaces: device.id },
                  });
              }}
              onClear={() => ask('clear', device)}
              onStopWaiting={() => ask('stop-waiting', device)}
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
        <TabletConfirm asked={asked} act={act} onClose={() => setAsked(null)} />
      )}
    </Page>
  );
}

function needsHand(device: DeviceView, now: number): boolean {
  return device.unsettled > 0 || device.status !== 'active' || isSilent(device, now);
}
