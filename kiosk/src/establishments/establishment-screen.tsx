import { Badge } from '@comptoir/ui/badge';
import { Clash as TwoSides } from '@comptoir/ui/clash';
import { EmptyState } from '@comptoir/ui/empty-state';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import styles from './establishment.module.css';
import { groups, settingWords } from './setting-words.ts';
import type { EstablishmentClash, EstablishmentField, EstablishmentView } from './view.ts';

type Props = {
  /** Null before the first sync. */
  view: EstablishmentView | null;
  zone: string;
  now: number;
  busy: boolean;
  onOpen: (field: EstablishmentField) => void;
  onSettle: (field: EstablishmentField, keep: 'mine' | 'theirs') => void;
};

/** Every setting with its value; pressing one opens it. What somebody changed elsewhere meanwhile stands first. */
export function EstablishmentScreen({ view, zone, now, busy, onOpen, onSettle }: Props) {
  const speech = useSpeech();
  const { text } = speech;
  return (
    <div className={styles.sheet}>
      <header>
        <h1 className={styles.title}>{text('settings.establishment')}</h1>
        <p className={styles.lead}>{text('establishment.lead')}</p>
      </header>
      {view === null ? (
        <EmptyState icon="offline" title={text('establishment.unknown')} />
      ) : (
        <div className={styles.scroll}>
          {view.clashes.map((clash) => (
            <Clash
              key={clash.field}
              clash={clash}
              when={speech.moment(clash.at, zone, speech.day(now, zone))}
              busy={busy}
              onSettle={onSettle}
            />
          ))}
          {groups.map(({ name, fields }) => (
            <section key={name} className={styles.group}>
              <h2>{text(`establishment.group-${name}`)}</h2>
              <ul>
                {fields.map((field) => (
                  <li key={field}>
                    <button type="button" className={styles.setting} onClick={() => onOpen(field)}>
                      <span className={styles.name}>{text(`establishment.${field}`)}</span>
                      <span className={styles.value}>
                        {settingWords(speech, field, view.fields[field])}
                        {view.unsent.has(field) ? (
                          <Badge tone="info" icon="sending">
                            {text('establishment.unsent')}
                          </Badge>
                        ) : null}
                      </span>
                      <Icon name="forward" />
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </div>
  );
}

/** O4: two values side by side. Nothing was written over; the manager says which one stays. */
function Clash({
  clash,
  when,
  busy,
  onSettle,
}: {
  clash: EstablishmentClash;
  when: string;
} & Pick<Props, 'busy' | 'onSettle'>) {
  const speech = useSpeech();
  const { text } = speech;
  const { field, mine, theirs, by } = clash;
  const side = (keep: 'mine' | 'theirs', value: typeof mine, who: string) => ({
    who,
    value: settingWords(speech, field, value),
    keep: text(`establishment.clash-keep-${keep}`),
    onKeep: () => onSettle(field, keep),
  });
  return (
    <TwoSides
      title={text('establishment.clash', { field: text(`establishment.${field}`) })}
      busy={busy}
      sides={[
        side('mine', mine, text('establishment.clash-mine', { name: by, when })),
        side('theirs', theirs, text('establishment.clash-theirs')),
      ]}
    />
  );
}
