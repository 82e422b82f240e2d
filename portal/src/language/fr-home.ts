/** The cards of the home. */
export const frHome = {
  'widget.failed': "Pas de réponse. Le reste de la page n'en dépend pas.",
  'widget.stale': 'Pas à jour depuis {{time}}',
  'tasks.title': 'Mes tâches',
  'tasks.all-done': "Tout est fait pour aujourd'hui.",
  'tasks.to-do': 'à faire, sur {{total}}',
  'tasks.late-count_one': '{{count}} en retard',
  'tasks.late-count_other': '{{count}} en retard',
  'home.news_one': 'annonce à lire',
  'home.news_other': 'annonces à lire',
  'home.decide': 'À décider',
  'home.now': 'En ce moment',
  'home.worked': 'travaillées',
  'home.tablets': 'Tablettes de vos établissements',
  'home.tablets-speak': "Vos pointages arrivent\u00a0: aucune tablette n'est muette.",
  'home.invitations': 'Invitations',
  'home.invitations-none': "Aucune invitation n'attend.",
  'home.invitations-count_one': 'attend une réponse',
  'home.invitations-count_other': 'attendent une réponse',
  'home.invitation-bounced': 'E-mail refusé',
  'home.invitation-expired': 'Expirée',
  'home.invitation-kept': 'À remettre',
  'home.invitation-pending': 'Envoyée',
  'home.cover': "Relais en cas d'absence",
  'home.cover-none': 'Chaque rôle a au moins deux personnes.',
  'home.cover-administration':
    'Une seule personne administre Comptoir. Donnez ce rôle à une deuxième personne de confiance\u00a0: si la première est absente, plus rien ne peut être réglé.',
  'home.cover-seats_one': '{{count}} personne peut agir, sur deux souhaitées',
  'home.cover-seats_other': '{{count}} personnes peuvent agir, sur deux souhaitées',
  'home.cover-more_one': 'et {{count}} autre rôle',
  'home.cover-more_other': 'et {{count}} autres rôles',
  'home.role-employee': 'Salarié',
  'home.role-manager': 'Manager',
  'home.role-accounting': 'Comptabilité',
  'home.role-fleet': 'Gestion de la flotte',
  'home.role-support': 'Informatique',
  'home.role-administration': 'Administration',
  'home.security': 'Sécurité du compte',
  'home.security-on': 'La double authentification est active.',
  'home.security-off':
    'Ajoutez un code de votre téléphone à votre mot de passe\u00a0: deux minutes, et un mot de passe volé ne suffit plus.',
  'home.security-due':
    'Activez la double authentification avant le {{date}}. Après, seul votre profil restera ouvert.',
  'home.security-late':
    'Le délai est passé\u00a0: activez la double authentification pour retrouver le reste.',
  'home.backups': 'Sauvegardes',
  'home.backups-no-room':
    'La sauvegarde du serveur échoue\u00a0: le disque des sauvegardes n’a plus assez de place. Les données et les sauvegardes d’avant restent. Qui tient la machine fait de la place, puis lance npm run backup.',
  'home.backups-folder':
    'La sauvegarde du serveur échoue\u00a0: on ne peut pas écrire dans le dossier des sauvegardes. Les données et celles d’avant restent. Qui tient la machine vérifie ce dossier (BACKUP_DIR) et son disque, puis lance npm run backup.',
  'home.backups-failed':
    'La sauvegarde du serveur échoue. Les données et les sauvegardes d’avant restent. Qui tient la machine lit pourquoi dans le journal du serveur, puis lance npm run backup.',
  'home.backups-late':
    'La sauvegarde du serveur est en retard. Le serveur a-t-il été éteint\u00a0?',
  'home.backups-off':
    'Le serveur ne se sauvegarde pas de lui-même. Qui tient la machine lance npm run backup, ou règle BACKUP_EVERY.',
  'home.backups-never': 'Aucune sauvegarde n’a encore réussi.',
  'home.backups-soon': 'La première se fait d’elle-même dans les minutes qui viennent.',
  'home.backups-same-disk':
    'Elles sont sur le disque des données\u00a0: une panne emporterait les deux. Qui tient la machine peut leur donner un autre disque (BACKUP_DIR).',
  'home.backups-other-disk': 'Elles sont sur un autre disque que les données.',
  'home.backups-last': 'Dernière bonne sauvegarde\u00a0: {{when}}, il y a {{age}}',
  'home.backups-commands':
    'Sur la machine du serveur, npm run backup en fait une tout de suite et npm run restore en remet une en place.',
  'home.mail-none': 'Tous les e-mails sont partis.',
  'home.begin': 'Pour bien commencer',
  'home.begin-done': 'fait',
  'home.begin-colleagues': 'Ajouter les collègues',
  'home.begin-colleagues-text':
    "Un prénom suffit. Chacun reçoit un code pour pointer, et une invitation si vous avez son e-mail. Une liste de tableur peut aussi être importée d'un coup.",
  'home.begin-colleagues-act': 'Ajouter des collègues',
  'home.begin-tablet': 'Inscrire une tablette',
  'home.begin-tablet-text':
    "Ouvrez l'adresse sur la tablette du magasin et approuvez ici le code qu'elle affiche. Deux minutes.",
  'home.begin-tablet-act': 'Inscrire une tablette',
  'home.begin-cover': "Confier l'administration à une deuxième personne",
  'home.begin-cover-text': "Si vous êtes absent, quelqu'un d'autre peut continuer.",
  'home.begin-cover-act': "Choisir quelqu'un",
  'hours.title': 'Mes heures',
  'hours.kept':
    "Vos heures telles qu'elles étaient alors. Il faut le réseau pour les corriger, répondre à une correction, lire vos relevés et le détail de vos pointages.",
  'tablets.all-speak_one': 'La tablette est en contact.',
  'tablets.all-speak_other': 'Les {{count}} tablettes sont en contact.',
  'tablets.some-silent_one': 'à voir, sur {{count}} tablette',
  'tablets.some-silent_other': 'à voir, sur {{count}} tablettes',
} as const;
