import type { TeamView } from '@comptoir/shared/teams/portal';
import { Icon } from '@comptoir/ui/icon';
import { Menu, type MenuItem, type MenuPlace } from '@comptoir/ui/menu';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './teams.module.css';
import { type Branch, mayGrow } from './tree-of.ts';

export const teamActs = ['people', 'sub', 'rename', 'move', 'remove'] as const;
export type TeamAct = (typeof teamActs)[number];

const icons = {
  people: 'people',
  sub: 'add',
  rename: 'edit',
  move: 'team',
  remove: 'close',
} as const;

type Props = { branch: Branch; onAct: (act: TeamAct, team: TeamView) => void };

/** One team and those below it: its people lead to the list, its three dots and the right button to its acts. */
export function TeamBranch({ branch, onAct }: Props) {
  const { text } = useSpeech();
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const { team, people, below } = branch;
  const label = text('teams.acts-of', { team: team.name });
  const items = teamActs.map((act): MenuItem<TeamAct> => ({
    value: act,
    label: text(`teams.act-${act}`),
    icon: icons[act],
    danger: act === 'remove',
    ...(act === 'sub' && !mayGrow(branch) ? { unable: text('teams.too-deep') } : {}),
  }));
  return (
    <li>
      <div
        className={styles.team}
        data-open={place !== null || undefined}
        onContextMenu={(event) => {
          event.preventDefault();
          const { clientX: x, clientY: y } = event;
          setPlace({ left: x, right: x, top: y, bottom: y });
        }}
      >
        <button type="button" className={styles.name} onClick={() => onAct('people', team)}>
          <Icon name="team" size={20} />
          <span>{team.name}</span>
        </button>
        <Link
          to="/configuration/users"
          search={{ team: team.id, at: team.establishment }}
          className={styles.count}
          aria-label={`${text('teams.show', { team: team.name })} · ${text('teams.people', { count: team.people })}`}
        >
          <span>{text('teams.people', { count: team.people })}</span>
          {people > team.people ? (
            <span className={styles.soft}>{text('teams.people-below', { count: people })}</span>
          ) : null}
        </Link>
        <button
          type="button"
          className={styles.more}
          aria-label={label}
          aria-haspopup="menu"
          aria-expanded={place !== null}
          onClick={(event) => setPlace(event.currentTarget.getBoundingClientRect())}
        >
          <Icon name="more" size={22} />
        </button>
      </div>
      {place === null ? null : (
        <Menu
          label={label}
          place={place}
          items={items}
          onChoose={(act) => onAct(act, team)}
          onClose={() => setPlace(null)}
        />
      )}
      {below.length === 0 ? null : (
        <ul className={styles.below}>
          {below.map((one) => (
            <TeamBranch key={one.team.id} branch={one} onAct={onAct} />
          ))}
        </ul>
      )}
    </li>
  );
}
