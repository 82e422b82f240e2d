import type { QuarantineAnswer, SettleRequest } from '@comptoir/shared/devices/portal';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Notice } from '@comptoir/ui/notice';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Loaded } from '../loaded.tsx';
import { Page, Section } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { quarantineQuery, settle } from './api.ts';
import { DismissDialog, KeepDialog } from './quarantine-dialogs.tsx';
import { QuarantineEntry } from './quarantine-entry.tsx';
import styles from './quarantine.module.css';

type Entry = QuarantineAnswer['entries'][number];
type Asked = { act: 'keep' | 'dismiss'; entry: Entry };

/** What a lost, ended or copied tablet handed in apart: each record waits here until somebody has said whether it counts. */
export function QuarantinePage({
  device,
  people,
  self,
  zoneOf,
  maySettle,
  mayList,
}: {
  device: string;
  /** Whose punch it may be. */
  people: readonly { id: string; name: string }[];
  /** Who decides. */
  self: string;
  zoneOf: (establishment: string) => string;
  maySettle: boolean;
  /** Whether the list of tablets can be opened. */
  mayList: boolean;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const query = useQuery(quarantineQuery(api, device));
  const [asked, setAsked] = useState<Asked | null>(null);
  const act = useAct(async ({ entry, body }: { entry: Entry; body: SettleRequest }) => {
    try {
      await settle(api, device, entry.hash, body);
    } finally {
      // Also when somebody else was faster: what they decided is on the screen then.
      await queries.invalidateQueries({ queryKey: ['devices'] });
    }
    return true as const;
  });
  const close = () => {
    act.clear();
    setAsked(null);
  };
  const decide = (body: SettleRequest) => {
    if (asked === null) return;
    void act.run({ entry: asked.entry, body }).then((done) => {
      if (done !== true) return;
      toast({ text: text(body.act === 'keep' ? 'apart.kept-toast' : 'apart.dismissed-toast') });
      close();
    });
  };
  const of = query.data?.device;
  const zone = zoneOf(of?.establishment.id ?? '');
  return (
    <Page
      title={text('apart.title')}
      before={
        mayList ? (
          <p className={styles.before}>
            <LinkButton to="/configuration/tablets" search={{}} icon="back">
              {text('apart.back')}
            </LinkButton>
          </p>
        ) : undefined
      }
      lead={
        of === undefined
          ? undefined
          : text('apart.lead', { name: of.establishment.name, fingerprint: of.fingerprint })
      }
    >
      <Loaded query={query} rows={4}>
        {({ entries }) => {
          if (entries.length === 0) {
            return (
              <EmptyState icon="check" title={text('apart.none')}>
                {text('apart.none-text')}
              </EmptyState>
            );
          }
          const open = entries.filter(({ state }) => state === 'open');
          const settled = entries.filter(({ state }) => state !== 'open');
          const row = (entry: Entry) => (
            <QuarantineEntry
              key={entry.hash}
              entry={entry}
              zone={zone}
              onAct={maySettle ? (name) => setAsked({ act: name, entry }) : null}
            />
          );
          return (
            <>
              <p className={styles.what}>{text('apart.what')}</p>
              {maySettle || open.length === 0 ? null : (
                <Notice tone="calm" icon="info">
                  {text('apart.may-not')}
                </Notice>
              )}
              <Section title={text('apart.open')}>
                {open.length === 0 ? (
                  <p>{text('apart.open-none')}</p>
                ) : (
                  <ul className={styles.entries}>{open.map(row)}</ul>
                )}
              </Section>
              {settled.length === 0 ? null : (
                <Section title={text('apart.settled')}>
                  <ul className={styles.entries}>{settled.map(row)}</ul>
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
      {asked?.act === 'keep' && asked.entry.punch !== null ? (
        <KeepDialog
          punch={asked.entry.punch}
          people={people}
          self={self}
          zone={zone}
          busy={act.busy}
          failure={act.failure}
          onKeep={decide}
          onClose={close}
        />
      ) : null}
      {asked?.act === 'dismiss' ? (
        <DismissDialog busy={act.busy} failure={act.failure} onDismiss={decide} onClose={close} />
      ) : null}
    </Page>
  );
}
