/** What people ask of the schedule, for whoever decides. */
export const frRequests = {
  'asks.title': 'Demandes à décider',
  'asks.count_one': '{{count}} demande',
  'asks.count_other': '{{count}} demandes',
  'asks.hint':
    'Accepter un échange change le planning publié tout de suite\u00a0; les deux personnes sont prévenues.',
  'asks.keys': "Au clavier\u00a0: ↑ ↓ pour aller de l'une à l'autre, puis la lettre du bouton.",
  'asks.absence': '{{name}} demande\u00a0: {{what}}',
  'asks.gives': '{{name}} donne son service à {{other}}',
  'asks.exchange': '{{name}} et {{other}} échangent',
  'asks.takes': '{{name}} demande un service à pourvoir',
  'asks.of': 'De {{name}}',
  'asks.asked': 'Demandé il y a {{age}}',
  'asks.approve': 'Accepter',
  'asks.refuse': 'Refuser',
  'asks.see': 'Voir le planning',
  'asks.approved': 'Demande de {{name}} acceptée.',
  'asks.refused': 'Demande de {{name}} refusée.',
  'asks.refuse-title': 'Refuser la demande de {{name}}',
  'asks.refuse-text': 'Un mot aide à comprendre. {{name}} le lira.',
  'asks.reason': 'Un mot (facultatif)',
  'asks.gone': "Quelqu'un a déjà décidé, ou le service a changé depuis. La liste est à jour.",
} as const;
