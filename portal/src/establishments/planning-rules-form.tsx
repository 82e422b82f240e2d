import type { EstablishmentView } from '@comptoir/shared/establishments/portal';
import type { PlanningRules } from '@comptoir/shared/establishments/planning-rules';
import { sameSetting } from '@comptoir/shared/establishments/edit';
import { CheckCard } from '@comptoir/ui/checkbox';
import { Notice } from '@comptoir/ui/notice';
import { TextField } from '@comptoir/ui/text-field';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import type { Speech } from '../language/speech.ts';
import { Fields, Pair, Section } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { NoticeExample } from './notice-example.tsx';
import {
  type PlanningFigure,
  draftOfPlanning,
  planningBounds,
  planningFigures,
  planningFreedoms,
  planningOf,
} from './planning-draft.ts';
import { RulesFrame } from './rules-frame.tsx';
import styles from './time-rules.module.css';
import { planningRules, useRules } from './use-rules.ts';

/** What the law has where no agreement says less (L3123-31). */
const byLaw = 7;

/** Notice, what the team sees and may ask for, and the tolerance; beside them what the notice means from today on. */
export function PlanningRulesForm({ place, now }: { place: EstablishmentView; now: number }) {
  const speech = useSpeech();
  const { text } = speech;
  const toast = useToast();
  const [draft, setDraft] = useState(() => draftOfPlanning(place.settings.planningRules));
  const [tried, setTried] = useState(false);
  const of = useRules(place, planningRules, () => toast({ text: text('planrules.saved') }));
  const read = planningOf(draft);
  const dirty = !read.ok || !sameSetting(of.opened, read.rules);
  const figure = (name: PlanningFigure) => (
    <TextField
      label={text(`planrules.${name}`)}
      hint={text(`planrules.${name}-hint`)}
      inputMode="numeric"
      value={draft[name]}
      error={
        tried && !read.ok && read.faults.includes(name)
          ? text('planrules.unreadable', planningBounds[name])
          : null
      }
      onChange={({ target }) => setDraft((before) => ({ ...before, [name]: target.value }))}
    />
  );
  return (
    <RulesFrame
      {...{ of, dirty }}
      read={read.ok ? read.rules : null}
      told={(rules, other) => told(rules, other, speech)}
      example={<NoticeExample place={place} rules={read.ok ? read.rules : null} now={now} />}
      onTried={() => setTried(true)}
      onBegin={(rules) => {
        setDraft(draftOfPlanning(rules));
        setTried(false);
      }}
    >
      <Section title={text('planrules.part-notice')}>
        <Fields>
          <p className={styles.soft}>{text('planrules.notice-why')}</p>
          <Pair>
            {figure('noticeDays')}
            {figure('partTimeNoticeDays')}
          </Pair>
          {read.ok && read.rules.partTimeNoticeDays < byLaw ? (
            <Notice tone="warn" icon="warning">
              {text('planrules.part-time-law')}
            </Notice>
          ) : null}
        </Fields>
      </Section>
      <Section title={text('planrules.part-team')}>
        <Fields>
          {planningFreedoms.map((name) => (
            <CheckCard
              key={name}
              title={text(`planrules.${name}`)}
              text={text(`planrules.${name}-text`)}
              checked={draft[name]}
              onChange={({ target }) =>
                setDraft((before) => ({ ...before, [name]: target.checked }))
              }
            />
          ))}
        </Fields>
      </Section>
      <Section title={text('planrules.part-tolerance')}>
        <Fields>{figure('tolerance')}</Fields>
      </Section>
    </RulesFrame>
  );
}

/** What rules say where they differ from others. */
function told(rules: PlanningRules, other: PlanningRules, { text }: Speech): string {
  const value = (name: keyof PlanningRules) => {
    const one = rules[name];
    return typeof one === 'number' ? String(one) : text(one ? 'planrules.yes' : 'planrules.no');
  };
  return [...planningFigures, ...planningFreedoms]
    .filter((name) => rules[name] !== other[name])
    .map((name) => text('rules.told', { part: text(`planrules.${name}`), value: value(name) }))
    .join(' · ');
}
