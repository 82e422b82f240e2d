import { Button } from '@comptoir/ui/button';
import { printOnly } from '@comptoir/ui/print-only';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { Confirm } from '../confirm.tsx';
import { useSpeech } from '../language/language.tsx';
import styles from './slips.module.css';

/** A PIN as it was shown once, and whose it is. */
export type Slip = { person: string; name: string; place: string; pin: string };

const key = ['slips'];
const guarded = new WeakSet<QueryClient>();

/** Closing or reloading the page asks first for as long as there are codes to hand over, wherever in the portal one is. */
function guard(queries: QueryClient): void {
  if (guarded.has(queries)) return;
  guarded.add(queries);
  window.addEventListener('beforeunload', (event) => {
    if ((queries.getQueryData<Slip[]>(key) ?? []).length > 0) event.preventDefault();
  });
}

/**
 * The PINs that were made since the page was loaded. They stand with the answers of the server, so that logging out takes
 * them away; nothing keeps them beyond the page.
 */
export function useSlips() {
  const queries = useQueryClient();
  const { data: slips = [] } = useQuery<Slip[]>({
    queryKey: key,
    queryFn: () => [],
    enabled: false,
    gcTime: Infinity,
  });
  const add = useCallback(
    (made: readonly Slip[]) => {
      guard(queries);
      // A newer PIN of the same person makes the older one worthless.
      const fresh = new Set(made.map(({ person }) => person));
      queries.setQueryData<Slip[]>(key, (before = []) => [
        ...made,
        ...before.filter(({ person }) => !fresh.has(person)),
      ]);
    },
    [queries],
  );
  const forget = useCallback(() => queries.setQueryData<Slip[]>(key, []), [queries]);
  return { slips, add, forget };
}

/** The slips of this sitting: seen, printed together, and gone when all are handed over (K12). */
export function SlipStack() {
  const { text } = useSpeech();
  const { slips, forget } = useSlips();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const sheet = useRef<HTMLUListElement>(null);
  if (slips.length === 0) return null;
  return (
    <section className={styles.stack} aria-label={text('slips.title', { count: slips.length })}>
      <div className={styles.head}>
        <div>
          <p className={styles.title}>{text('slips.title', { count: slips.length })}</p>
          <p className={styles.text}>{text('slips.text')}</p>
        </div>
        <div className={styles.acts}>
          <Button icon="eye" aria-expanded={open} onClick={() => setOpen(!open)}>
            {text(open ? 'slips.hide' : 'slips.show')}
          </Button>
          <Button
            icon="print"
            onClick={() => {
              if (sheet.current !== null) printOnly(sheet.current);
            }}
          >
            {text('slips.print')}
          </Button>
          <Button icon="check" onClick={() => setAsking(true)}>
            {text('slips.done')}
          </Button>
        </div>
      </div>
      <ul ref={sheet} className={styles.sheet} hidden={!open}>
        {slips.map((slip) => (
          <li key={slip.person} className={styles.slip}>
            <p className={styles.of}>{text('slips.of', { name: slip.name })}</p>
            <p className={styles.pin} data-secret>
              {slip.pin}
            </p>
            <p className={styles.how}>{text('slips.how')}</p>
            <p className={styles.how}>{slip.place}</p>
          </li>
        ))}
      </ul>
      {asking ? (
        <Confirm
          title={text('slips.done-title')}
          act={text('slips.done')}
          danger={false}
          busy={false}
          failure={null}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            forget();
          }}
        >
          <p>{text('slips.done-text')}</p>
        </Confirm>
      ) : null}
    </section>
  );
}
