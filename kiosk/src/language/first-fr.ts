/**
 * What a tablet can say before anybody touches it: the home, its line, and the screens of a page that may not write. The
 * rest of the words comes with the screens behind the home. Plurals end in `_one` and `_other` (by `count`); a no-break
 * space (\u00a0) stands before high punctuation and inside « ».
 */
export const firstFr = {
  'app.name': 'Comptoir',

  'state.in': 'En service',
  'state.break': 'En pause',
  'state.expected': 'Attendu à {{time}}',
  'state.expected-short': 'Attendu',
  'state.out': 'Pas en service',
  'state.since': '{{state}} depuis {{time}}',
  'state.pending': 'pas encore envoyé',

  'home.people': 'Équipe',
  'home.search': 'Chercher un prénom ou un nom',
  'home.clear-search': 'Effacer la recherche',
  'home.nobody-found': "Personne ne s'appelle «\u00a0{{query}}\u00a0» ici.",
  'home.empty': "L'équipe arrive avec la première synchronisation.",
  'home.team': 'Équipe du jour',
  'home.unlisted': 'Je ne suis pas dans la liste',
  'home.settings': 'Paramètres',
  'home.tasks': 'Tâches',
  'home.tasks-progress': '{{done}} sur {{total}}',
  'home.tasks-none': 'Rien de prévu',
  'home.late_one': '{{count}} en retard',
  'home.late_other': '{{count}} en retard',
  'home.count-in': 'en service',
  'home.count-break': 'en pause',
  'home.count-expected_one': 'attendu',
  'home.count-expected_other': 'attendus',

  'life.retiring': 'Cette tablette va être remplacée. On y pointe comme avant.',
  'life.retiring-pending': 'Encore {{pending}} à envoyer.',
  'life.retiring-sent': 'Tout est envoyé.',
  'life.missing': "Des pointages de l'ancienne tablette manquent peut-être.",
  'life.missing-count_one': "{{count}} enregistrement de l'ancienne tablette manque peut-être.",
  'life.missing-count_other':
    "{{count}} enregistrements de l'ancienne tablette manquent peut-être.",
  'life.missing-open': 'À qui demander',

  'sync.up-to-date': 'À jour',
  'sync.sending': 'Envoi de {{pending}}…',
  'sync.sending-since': 'Envoi de {{pending}}, en attente depuis {{age}}',
  'sync.receiving': 'Mise à jour…',
  'sync.offline': 'Hors ligne',
  'sync.offline-pending': 'Hors ligne, {{pending}} en attente depuis {{age}}',
  'sync.lost': 'Tablette déclarée perdue',
  'sync.lost-pending': 'Tablette déclarée perdue, {{pending}} en attente depuis {{age}}',
  'sync.revoked': 'Tablette retirée',
  'sync.revoked-pending': 'Tablette retirée, {{pending}} en attente depuis {{age}}',
  'sync.punches_one': '{{count}} pointage',
  'sync.punches_other': '{{count}} pointages',
  'sync.records_one': '{{count}} enregistrement',
  'sync.records_other': '{{count}} enregistrements',
  'sync.attention_one': '{{count}} enregistrement refusé',
  'sync.attention_other': '{{count}} enregistrements refusés',

  'date.weekdays': 'dimanche lundi mardi mercredi jeudi vendredi samedi',
  'date.months':
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'moment.yesterday': 'hier {{time}}',
  'age.moment': "moins d'une minute",
  'age.minutes': '{{count}} min',
  'age.hours': '{{count}} h',
  'age.days_one': '{{count}} jour',
  'age.days_other': '{{count}} jours',
  'duration.hours': '{{hours}} h {{minutes}}',
  'duration.whole-hours': '{{hours}} h',
  'duration.minutes': '{{minutes}} min',
  'countdown.seconds': '{{count}} s',
  'countdown.minutes': '{{minutes}} min {{seconds}} s',

  'settings.language-fr': 'Français',
  'settings.language-en': 'English',

  'open.title': 'Déjà ouvert',
  'open.why':
    'Comptoir est ouvert dans une autre fenêtre de cette tablette. Une seule à la fois peut enregistrer.',
  'open.kept': 'Tout ce qui a été pointé là-bas est gardé.',
  'open.here': 'Utiliser ici',

  'privacy.title': 'Vos données',

  'broken.title': "Un incident a arrêté l'écran",
  'broken.kept': "Ce qui était confirmé est enregistré. Rouvrez l'écran pour continuer.",
  'broken.lost':
    "Le navigateur a fermé la mémoire de la tablette. Rouvrez l'écran\u00a0; si la tablette demande à être reliée, prévenez un responsable.",
  'broken.reopen': "Rouvrir l'écran",

  'update.ready': 'Mise à jour prête',
  'update.now': 'Installer maintenant',

  'checking.title': 'Un instant',
  'checking.why':
    'Le navigateur a fermé la mémoire de la tablette\u00a0; elle se rouvre. Ce qui était confirmé est enregistré.',
  'checking.do': "On pourra de nouveau pointer dès qu'une écriture d'essai aura réussi.",

  'space.low': 'La mémoire de la tablette se remplit. Prévenez un responsable.',
} as const;
