import type { Measure } from '@comptoir/shared/tasks/operations';
import type { Moment } from '@comptoir/shared/tasks/moments';
import type { Team } from './cast.ts';

export type DemoTask = {
  title: string;
  due: string | null;
  measure: Measure | null;
  team: Team | null;
};
export type DemoList = { title: string; moment: Moment; tasks: DemoTask[] };

function task(title: string, due: string | null, team: Team | null = null): DemoTask {
  return { title, due, team, measure: null };
}

function temperature(
  title: string,
  due: string,
  bounds: [min: number | null, max: number | null],
): DemoTask {
  return { title, due, team: 'Cuisine', measure: { unit: '°C', min: bounds[0], max: bounds[1] } };
}

/** What a restaurant checks every day: cold chain and cooking by the figures of French hygiene practice. */
export const taskLists: readonly DemoList[] = [
  {
    title: 'Ouverture',
    moment: 'opening',
    tasks: [
      temperature('Température du frigo positif', '09:30', [0, 4]),
      temperature('Température du congélateur', '09:30', [null, -18]),
      task('Contrôle des dates des produits entamés', '10:00', 'Cuisine'),
      task('Mise en place de la salle', '11:30', 'Salle'),
      task('Terrasse installée', '11:30', 'Salle'),
      task('Machine à café purgée', '10:30', 'Bar'),
    ],
  },
  {
    title: 'Service',
    moment: 'service',
    tasks: [
      temperature('Livraison du poisson à réception', '11:00', [0, 2]),
      temperature('Maintien au chaud des plats', '12:30', [63, null]),
      task('Sanitaires vérifiés', '14:00', 'Salle'),
      temperature('Maintien au chaud des plats, soir', '20:00', [63, null]),
      task('Sanitaires vérifiés, soir', '21:00', 'Salle'),
    ],
  },
  {
    title: 'Fermeture',
    moment: 'closing',
    tasks: [
      temperature('Refroidissement rapide : température à cœur', '23:30', [null, 10]),
      task('Plans de travail nettoyés et désinfectés', '23:45', 'Cuisine'),
      task('Caisse comptée', '00:30', 'Salle'),
      task('Poubelles sorties', '00:30'),
      task('Bar nettoyé, verres rangés', '01:15', 'Bar'),
      task('Gaz coupé, alarme mise', '01:30'),
    ],
  },
];
