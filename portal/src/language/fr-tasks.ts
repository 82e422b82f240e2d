/** One's own tasks of the day; what the card of the home says stands with the home. */
export const frTasks = {
  'tasks.lead': "Ce que vous avez à faire aujourd'hui. On coche sur la tablette.",
  'tasks.none': "Rien à faire aujourd'hui",
  'tasks.none-text':
    "Les tâches de l'établissement, de votre équipe ou à votre nom s'affichent ici, le jour même.",
  'tasks.moment-opening': 'Ouverture',
  'tasks.moment-service': 'Service',
  'tasks.moment-closing': 'Fermeture',
  'tasks.due': 'Avant {{time}}',
  'tasks.late': 'En retard',
  'tasks.done': 'Fait à {{time}}',
  'tasks.done-by-me': 'Fait par vous à {{time}}',
} as const;
