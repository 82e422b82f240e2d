import { type Colour, colours } from '@comptoir/shared/employees/operations';
import type { PlanningAnswer, PositionView } from '@comptoir/shared/planning/portal';
import { foldName } from '@comptoir/shared/teams/tree';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { Notice } from '@comptoir/ui/notice';
import { SelectField, TextField } from '@comptoir/ui/text-field';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAct } from '../api/use-act.ts';
import { useApi } from '../api/use-api.ts';
import { Failed } from '../failed.tsx';
import { useSpeech } from '../language/language.tsx';
import { Acts, Fields } from '../page.tsx';
import { useToast } from '../toasts.tsx';
import { definePosition } from './api.ts';
import styles from './dialogs.module.css';
import { newId } from './open-plan.ts';

/** What people do during a shift in this establishment. */
export function PositionsDialog({
  answer,
  onClose,
}: {
  answer: PlanningAnswer;
  onClose: () => void;
}) {
  const { text } = useSpeech();
  const api = useApi();
  const toast = useToast();
  const queries = useQueryClient();
  const standing = answer.positions.filter(({ archived }) => !archived);
  const free = colours.find((one) => standing.every(({ colour }) => colour !== one));
  const [name, setName] = useState('');
  const [colour, setColour] = useState<Colour | null>(null);
  const [tried, setTried] = useState(false);
  const trimmed = name.trim();
  const taken = standing.some((one) => foldName(one.name) === foldName(trimmed));
  const define = useAct(async (position: PositionView) => {
    const { id, ...rest } = position;
    await definePosition(api, {
      ...rest,
      position: id,
      establishment: answer.establishment.id,
    });
    await queries.invalidateQueries({ queryKey: ['planning', answer.establishment.id] });
    return true;
  });
  // Somebody else named one so meanwhile, or did while it was put away.
  const isTaken = define.failure?.code === 'conflict';
  const add = async () => {
    setTried(true);
    if (trimmed === '' || trimmed.length > 40 || taken) return;
    const position = { id: newId(), name: trimmed, archived: false };
    if ((await define.run({ ...position, colour: colour ?? free ?? 'slate' })) !== true) return;
    setName('');
    setColour(null);
    setTried(false);
  };
  const putAway = async (position: PositionView) => {
    if ((await define.run({ ...position, archived: true })) !== true) return;
    toast({
      text: text('plan.position-archived', { name: position.name }),
      undo: () => void define.run({ ...position, archived: false }),
    });
  };
  return (
    <Dialog title={text('plan.positions-title')} onClose={onClose}>
      <Fields>
        <p>{text('plan.positions-text')}</p>
        {standing.length === 0 ? null : (
          <ul className={styles.list}>
            {standing.map((one) => (
              <li key={one.id} className={styles.item}>
                <span
                  className={styles.dot}
                  style={{ background: `var(--person-${one.colour})` }}
                />
                <span className={styles.itemName}>{one.name}</span>
                <Button
                  tone="plain"
                  aria-label={text('plan.position-archive', { name: one.name })}
                  onClick={() => void putAway(one)}
                >
                  {text('plan.delete')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Fields>
            <div className={styles.adding}>
              <TextField
                label={text('plan.position-name')}
                maxLength={40}
                value={name}
                error={
                  !tried
                    ? null
                    : trimmed === ''
                      ? text('plan.position-name-wrong')
                      : taken
                        ? text('plan.position-taken')
                        : null
                }
                onChange={({ target }) => setName(target.value)}
              />
              <SelectField
                label={text('plan.position-colour')}
                value={colour ?? free ?? 'slate'}
                onChange={({ target }) =>
                  setColour(colours.find((one) => one === target.value) ?? null)
                }
              >
                {colours.map((one) => (
                  <option key={one} value={one}>
                    {text(`plan.colour-${one}`)}
                  </option>
                ))}
              </SelectField>
            </div>
            {isTaken ? (
              <Notice tone="danger" icon="warning" alert>
                {text('plan.position-taken')}
              </Notice>
            ) : (
              <Failed failure={define.failure} />
            )}
            <Acts>
              <BusyButton
                type="submit"
                tone="primary"
                busy={define.busy}
                busyLabel={text('act.sending')}
              >
                {text('plan.position-add')}
              </BusyButton>
              <Button onClick={onClose}>{text('act.close')}</Button>
            </Acts>
          </Fields>
        </form>
      </Fields>
    </Dialog>
  );
}
