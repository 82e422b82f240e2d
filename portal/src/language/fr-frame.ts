/** The frame of the portal: its menu, its messages, and pages that are not one's own (any more). */
export const frFrame = {
  'nav.title': 'Navigation',
  'nav.skip': 'Aller au contenu',
  'nav.notifications': 'Notifications',
  'nav.notifications-new_one': 'Notifications, {{count}}\u00a0nouvelle',
  'nav.notifications-new_other': 'Notifications, {{count}}\u00a0nouvelles',
  'nav.profile': 'Mon profil',
  'nav.home': 'Accueil',
  'nav.schedule': 'Mon planning',
  'nav.hours': 'Mes heures',
  'nav.news': 'Annonces',
  'nav.presence': 'Présence',
  'nav.planning': 'Planning',
  'nav.approvals': 'À approuver',
  'nav.configuration': 'Configuration',
  'nav.back': "Retour à l'accueil",
  'nav.users': 'Utilisateurs',
  'nav.teams': 'Équipes',
  'nav.establishments': 'Établissements',
  'nav.tablets': 'Tablettes',
  'nav.organisation': 'Organisation',
  'nav.invitation': "Mail d'invitation",
  'nav.mail': 'Courrier',
  'nav.tokens': 'Jetons',
  'nav.journal': 'Journal',

  'guard.title': "Cette page n'est pas la vôtre",
  'guard.text':
    "Vos rôles n'en font pas partie. Si c'est une erreur, demandez à la personne qui administre Comptoir chez vous.",
  'guard.changed':
    "Vos rôles viennent de changer\u00a0: cette page n'est plus la vôtre. Rien ne sera plus enregistré ici\u00a0; copiez ce que vous y aviez saisi si vous en avez besoin.",
  'guard.act': "Aller à l'accueil",

  'toast.region': 'Messages',
  'toast.close': 'Fermer ce message',
  'toast.undo': 'Annuler',
} as const;
